// The cookie in which a browser keeps the pass of an auction's room: one a room, out of reach of scripts.
import type { Response } from 'express';
import type { Environment } from '../../platform/config';

export interface SignedPass {
  readonly auctionId: number;
  readonly signed: string;
  readonly endsAtMs: number;
}

export function setPassCookie(
  response: Response,
  { auctionId, signed, endsAtMs }: SignedPass,
  environment: Environment,
): void {
  response.cookie(nameOf(auctionId), signed, {
    httpOnly: true,
    sameSite: 'lax',
    secure: environment === 'production',
    expires: new Date(endsAtMs),
  });
}

/** Out of a Cookie header; null when there is none for this room. */
export function passCookieOf(cookies: string | undefined, auctionId: number): string | null {
  const start = `${nameOf(auctionId)}=`;
  const pair = cookies?.split(/;\s*/).find((each) => each.startsWith(start));
  return pair?.slice(start.length) ?? null;
}

function nameOf(auctionId: number): string {
  return `haopai.room.${auctionId}`;
}
