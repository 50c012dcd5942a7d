import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Sends a request as it is, where `fetch` would mend it: repeated headers, odd paths, any method.
 * @param headers name, value, name, value…; `Host` is there already
 */
export const rawRequest = (
  baseUrl: string,
  path: string,
  headers: readonly string[] = [],
  method = 'GET',
  content = '',
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl);
    const all = headers.includes('Host') ? [...headers] : ['Host', 'api.test', ...headers];
    const sent = request({ hostname, port, path, method, headers: all }, response => {
      let body = '';
      response.on('data', chunk => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(content);
  });
