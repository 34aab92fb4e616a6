// Whether a request that a stub of Aliyun hears is signed as Aliyun wants it, with the keys that it was given.
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/** ACS3-HMAC-SHA256, reckoned anew from what arrived. */
export function isSignedForAliyun(
  { method, headers }: IncomingMessage,
  url: URL,
  { keyId, keySecret }: { readonly keyId: string; readonly keySecret: string },
): boolean {
  const [, givenId, names, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (givenId !== keyId || names === undefined) return false;
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [
    method,
    url.pathname,
    query,
    signed.join(''),
    names,
    headers['x-acs-content-sha256'],
  ].join('\n');
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const own = createHmac('sha256', keySecret).update(`ACS3-HMAC-SHA256\n${hashed}`).digest('hex');
  return own === signature;
}
