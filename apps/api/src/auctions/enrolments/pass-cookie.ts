// The cookie in which a browser keeps the pass of an auction's room: one a room, out of reach of scripts.
import type { Response } from 'express';
import type { Config } from '../../platform/config';
import { type CookieNamer, cookieNamer, readCookie } from '../../platform/http';

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
  response.cookie(cookieNamer(config)(plainNameOf(auctionId)), signed, {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.environment === 'production',
    expires: new Date(endsAtMs),
  });
}

/** Those of all rooms, out of a Cookie header. */
export function passCookiesOf(cookies: string | undefined, nameOf: CookieNamer): readonly string[] {
  const start = nameOf(PREFIX);
  const pairs = cookies?.split(/;\s*/).filter((each) => each.startsWith(start)) ?? [];
  return pairs.map((pair) => pair.slice(pair.indexOf('=') + 1));
}

/** Out of a Cookie header; null when there is none for this room. */
export function passCookieOf(
  cookies: string | undefined,
  auctionId: number,
  nameOf: CookieNamer,
): string | null {
  return readCookie(cookies, nameOf(plainNameOf(auctionId)));
}

function plainNameOf(auctionId: number): string {
  return `${PREFIX}${auctionId}`;
}
