// The cookie in which a browser keeps the pass of an auction's room: one a room, out of reach of scripts.
import type { Response } from 'express';
import type { Config } from '../../platform/config';
import { cookieNamer } from '../../platform/http';

const PREFIX = 'haopai.room.';

export interface SignedPass {
  readonly auctionId: number;
  readonly signed: string;
  readonly endsAtMs: number;
}

export function setPassCookie(
  response: Response,
  { auctionId, signed, endsAtMs }: SignedPass,
  config: Config,
): void {
  response.cookie(cookieNamer(config)(nameOf(auctionId)), signed, {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.environment === 'production',
    expires: new Date(endsAtMs),
  });
}

/** Those of all rooms, out of a Cookie header. */
export function passCookiesOf(cookies: string | undefined): readonly string[] {
  const pairs = cookies?.split(/;\s*/).filter((each) => plain(each).startsWith(PREFIX)) ?? [];
  return pairs.map((pair) => pair.slice(pair.indexOf('=') + 1));
}

/** Out of a Cookie header; null when there is none for this room. */
export function passCookieOf(cookies: string | undefined, auctionId: number): string | null {
  const start = `${nameOf(auctionId)}=`;
  const pair = cookies?.split(/;\s*/).find((each) => plain(each).startsWith(start));
  return pair === undefined ? null : plain(pair).slice(start.length);
}

/** Whatever it is called here. */
function plain(pair: string): string {
  return pair.replace(/^__Host-/, '');
}

function nameOf(auctionId: number): string {
  return `${PREFIX}${auctionId}`;
}
