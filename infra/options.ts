import { type Stage, stageNamed } from './stages.ts';

/** What is chosen at deployment, with `-c name=value`. */
export interface Options {
  readonly stage: Stage;
  /** Exact web origins that may call the API from a browser and take the sign-in reply. */
  readonly origins: readonly string[];
  /** Address that alarms are mailed to. */
  readonly alarmEmail?: string;
  /** The tax office's service; without it a file of sample numbers answers. */
  readonly registry?: {
    readonly url: string;
    /** Name of the secret in Secrets Manager that holds the service key. */
    readonly secret: string;
  };
}

/** One exact origin, `https://host` with a port if need be; throws RangeError for anything wider. */
const origin = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.protocol === 'http:' && url.hostname === 'localhost';
  if (url === undefined || url.origin !== text || !(url.protocol === 'https:' || local) || text.includes('*')) {
    throw new RangeError(
      `Not an exact https origin: ${JSON.stringify(text)}; use -c origins=https://host,https://other-host`,
    );
  }
  return text;
};

/** Both or neither: an address without a key is refused at the first call, long after the deployment. */
const registryFrom = (url: unknown, secret: unknown): Options['registry'] => {
  if (url === undefined && secret === undefined) return undefined;
  const address = URL.canParse(String(url)) ? new URL(String(url)) : undefined;
  if (address?.protocol !== 'https:' || address.search !== '')
    throw new RangeError(`Not an https address without a query: registryUrl=${JSON.stringify(url)}`);
  if (!/^[A-Za-z0-9/_+=.@-]{1,128}$/.test(String(secret ?? '')))
    throw new RangeError(`Not the name of a secret: registrySecret=${JSON.stringify(secret)}`);
  return { url: String(url), secret: String(secret) };
};

/**
 * Reads the options from the CDK context: `stage` (sandbox unless told), `origins` (comma-separated, none unless told),
 * `alarmEmail`, `registryUrl` with `registrySecret`. Throws RangeError for a value that cannot be meant.
 */
export const optionsFrom = (read: (key: string) => unknown): Options => {
  const alarmEmail = read('alarmEmail');
  if (alarmEmail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(alarmEmail))) {
    throw new RangeError(`Not an e-mail address: ${JSON.stringify(alarmEmail)}`);
  }
  const registry = registryFrom(read('registryUrl'), read('registrySecret'));
  return {
    stage: stageNamed(read('stage') ?? 'sandbox'),
    origins: String(read('origins') ?? '')
      .split(',')
      .map(text => text.trim())
      .filter(text => text !== '')
      .map(origin),
    ...(alarmEmail === undefined ? {} : { alarmEmail: String(alarmEmail) }),
    ...(registry === undefined ? {} : { registry }),
  };
};
