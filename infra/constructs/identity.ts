import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { HUBS } from '#shared/kernel/vocabulary.ts';
import type { Stage } from '../stages.ts';

export interface IdentityProps {
  readonly stage: Stage;
  /**
   * Exact origins of the web applications; each takes the sign-in reply at `/signed-in`.
   * @default - the stage's fallback, or no browser sign-in at all
   */
  readonly origins?: readonly string[];
}

/** Groups of the city's own people; everybody else's rights come from their memberships in the table. */
export const GROUPS = {
  operator: 'City staff who review and run the market',
  ...Object.fromEntries(
    Object.entries(HUBS).map(([centre, { en }]) => [`operator-${centre}`, `Staff of one centre: ${en}`]),
  ),
  auditor: 'May read the audit trail',
} as const;

/** Who people are: invited accounts only, one-time password as second factor, no attribute that says what one may do. */
export class Identity extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Where a browser signs in, up to `redirect_uri`; none where no origin may. */
  readonly signInUrl: string | undefined;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    const { stage } = props;
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      userInvitation: {
        emailSubject: '스타트업 플러스 초대 / Your Startup Plus account',
        emailBody:
          '스타트업 플러스에 초대되었습니다. 아이디: {username}, 임시 비밀번호: {####}<br><br>' +
          'You have been invited to Startup Plus. User name: {username}, temporary password: {####}',
      },
      userVerification: {
        emailSubject: '스타트업 플러스 인증 번호 / Startup Plus verification code',
        emailBody: '인증 번호는 {####}입니다.<br><br>Your verification code is {####}.',
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: stage.threatProtection ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      ...(stage.threatProtection ? { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION } : {}),
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (!stage.threatProtection) {
      Validations.of(this.pool).acknowledge({
        id: 'AwsSolutions-COG8',
        reason: 'The Plus plan is billed per active person. A sandbox holds test accounts only; prod is on Plus.',
      });
    }

    const given = props.origins ?? [];
    const origins = given.length === 0 && stage.fallbackOrigin !== undefined ? [stage.fallbackOrigin] : given;
    const places = origins.map(origin => `${origin}/signed-in`);
    this.client = this.pool.addClient('Web', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      // SRP is for programs that sign in by themselves, such as the smoke test after a deployment.
      authFlows: { userSrp: true },
      readAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
        fullname: true,
      }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
      ...(places.length === 0
        ? { disableOAuth: true }
        : {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
              callbackUrls: places,
              logoutUrls: places,
            },
          }),
    });
    if (places.length > 0) {
      // The prefix must be free in the whole region; the stack's id stays out of it, for it signs cursors.
      const domain = this.pool.addDomain('SignIn', {
        cognitoDomain: { domainPrefix: `startup-plus-${stage.name}-${Aws.ACCOUNT_ID}` },
      });
      const query = `client_id=${this.client.userPoolClientId}&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(places[0]!)}`;
      this.signInUrl = `${domain.baseUrl()}/oauth2/authorize?${query}`;
    }
    for (const [groupName, description] of Object.entries(GROUPS)) {
      new UserPoolGroup(this, `Group-${groupName}`, { userPool: this.pool, groupName, description });
    }
  }
}
