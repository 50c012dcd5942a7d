import { type Stage, stageNamed } from './stages.ts';

/** What is chosen at deployment, with `-c name=value`. */
export interface Options {
  readonly stage: Stage;
  /** Exact web origins that may call the API from a browser and take the sign-in reply. */
  readonly origins: readonly string[];
  /** Address that alarms are mailed to. */
  readonly alarmEmail?: string;
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

/**
 * Reads the options from the CDK context: `stage` (sandbox unless told), `origins` (comma-separated, none unless told),
 * `alarmEmail`. Throws RangeError for a value that cannot be meant.
 */
export const optionsFrom = (read: (key: string) => unknown): Options => {
  const alarmEmail = read('alarmEmail');
  if (alarmEmail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(alarmEmail))) {
    throw new RangeError(`Not an e-mail address: ${JSON.stringify(alarmEmail)}`);
  }
  return {
    stage: stageNamed(read('stage') ?? 'sandbox'),
    origins: String(read('origins') ?? '')
      .split(',')
      .map(text => text.trim())
      .filter(text => text !== '')
      .map(origin),
    ...(alarmEmail === undefined ? {} : { alarmEmail: String(alarmEmail) }),
  };
};
