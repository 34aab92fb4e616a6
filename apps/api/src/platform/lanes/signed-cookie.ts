// The value of a cookie that express-session has signed, out of a Cookie header.
import { unsign } from 'cookie-signature';

/** Null when there is none of this name, or somebody else has signed it. */
export function signedCookie(cookies: string | undefined, name: string, secret: string): string | null {
  const start = `${name}=`;
  const pair = cookies?.split(/;\s*/).find((each) => each.startsWith(start));
  if (pair === undefined) return null;
  const [, signed] = /^s(?::|%3A)(.+)$/i.exec(pair.slice(start.length)) ?? [];
  const value = signed === undefined ? false : unsign(decoded(signed), secret);
  return value === false ? null : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
