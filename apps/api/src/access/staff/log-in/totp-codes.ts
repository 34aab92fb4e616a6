// The six digits of RFC 6238 that a phone shows: SHA-1 and 30 seconds, as every such app has them.
import { Secret, TOTP } from 'otpauth';
import { toDataURL } from 'qrcode';

const ISSUER = 'Haopai';
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Steps to either side, for a phone whose clock is off. */
const WINDOW = 1;

/** In base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The step of which `code` is the code, or null. */
export function stepOfCode(secret: string, code: string, nowMs: number): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : Math.floor(nowMs / 1_000 / PERIOD_S) + delta;
}

/** The code that a phone with this secret shows at that moment. */
export function codeAt(secret: string, atMs: number): string {
  return totpOf(secret, '').generate({ timestamp: atMs });
}

/** A picture to read with a phone, as a data URL. */
export function qrCodeOf(secret: string, username: string): Promise<string> {
  return toDataURL(totpOf(secret, username).toString(), { margin: 1, width: 240 });
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_S });
}
