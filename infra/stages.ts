/** What differs between the deployments of the one stack. */
export interface Stage {
  readonly name: 'sandbox' | 'prod';
  /** Data outlives the stack: deletion protection on, RETAIN on removal. */
  readonly keepsData: boolean;
  /** Requests a second, steady and in a burst, of each route and of all callers together; some routes get a share of it. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Multiplies what one caller may ask for in a minute. */
  readonly rateFactor: number;
  /** Days that function and workflow logs are kept. */
  readonly logDays: number;
  /** Days that the access log is kept: who asked for what, which the PIPA safety measures want for at least two years. */
  readonly accessLogDays: number;
  /**
   * Cognito's Plus plan, which watches sign-ins for stolen credentials. Billed per active person, so a sandbox goes without.
   */
  readonly threatProtection: boolean;
  /** Origin used where none is given, so that the sign-in page can be tried from a developer's machine. */
  readonly fallbackOrigin?: string;
}

export const stages: Readonly<Record<Stage['name'], Stage>> = {
  sandbox: {
    name: 'sandbox',
    keepsData: false,
    throttle: { rate: 50, burst: 100 },
    rateFactor: 1,
    logDays: 7,
    accessLogDays: 30,
    threatProtection: false,
    fallbackOrigin: 'http://localhost:3000',
  },
  prod: {
    name: 'prod',
    keepsData: true,
    throttle: { rate: 500, burst: 1000 },
    rateFactor: 1,
    logDays: 90,
    accessLogDays: 731,
    threatProtection: true,
  },
};

/** The stage of that name; throws RangeError for a name that is not a stage. */
export const stageNamed = (name: unknown): Stage => {
  const found = Object.values(stages).find(stage => stage.name === name);
  if (found === undefined) {
    throw new RangeError(
      `Unknown stage ${JSON.stringify(name)}: use -c stage=${Object.keys(stages).join(' or -c stage=')}`,
    );
  }
  return found;
};
