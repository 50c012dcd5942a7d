import type { Language } from '#shared/kernel/i18n.ts';
import { fixedToken, isLoopback, localOperator, localTokensUrl, type TokenSource } from '../import/token.ts';

/**
 * The token a command acts with: the one given, or the operator's of a stack on this machine.
 * @param refuse ends the command with a line that says why there is none
 */
export const signedIn = async (
  { url, token: given, language }: { readonly url: string; readonly token?: string; readonly language: Language },
  refuse: (message: string) => never,
): Promise<TokenSource> => {
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  if (given === undefined && !isLoopback(url))
    return refuse(inWords('--token 또는 STARTUP_PLUS_TOKEN이 필요합니다', 'Give --token or STARTUP_PLUS_TOKEN'));
  const token = given === undefined ? localOperator(localTokensUrl(url)) : fixedToken(given);
  try {
    await token.current();
  } catch {
    return refuse(
      inWords(`${url} 에서 실행 중인 스택이 없습니다. 먼저 npm start`, `No stack runs at ${url}. First: npm start`),
    );
  }
  return token;
};
