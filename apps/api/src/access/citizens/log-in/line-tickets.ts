// A place in the line before the log-in as a text that only this site can write: every instance reads it and none remembers it. It
// is good for one user name, for one try, and for five minutes after it was last asked with.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { LINE_TICKET_LIFE_MS } from '@haopai/contracts';
import type { Place } from './log-in-line';

export const TICKET_LENGTH_MAX = 200;

const VERSION = 1;
const KEY_BYTES = 32;
const ID_BYTES = 16;
const TICKET = /^1\.([\w-]{22})\.([01])\.(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/;

export class LineTickets {
  private readonly key: Buffer;

  /** `secret` is the site's; the key is derived from it (RFC 5869) and signs nothing else. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'haopai log-in line', KEY_BYTES));
  }

  newPlace(goesFirst: boolean, nowMs: number): Place {
    return { id: randomBytes(ID_BYTES).toString('base64url'), goesFirst, arrivedAtMs: nowMs };
  }

  write(place: Place, usernameKey: string, nowMs: number): string {
    const { id, goesFirst, arrivedAtMs } = place;
    const mac = this.macOf(place, usernameKey, nowMs).toString('base64url');
    return [VERSION, id, goesFirst ? 1 : 0, arrivedAtMs, nowMs, mac].join('.');
  }

  /** Null for what this site did not write for this user name, or what is too old. */
  read(ticket: string, usernameKey: string, nowMs: number): Place | null {
    const [, id = '', first, arrivedAtMs, writtenAtMs, mac = ''] = TICKET.exec(ticket) ?? [];
    const place = { id, goesFirst: first === '1', arrivedAtMs: Number(arrivedAtMs) };
    const shown = Buffer.from(mac, 'base64url');
    const due = this.macOf(place, usernameKey, Number(writtenAtMs));
    if (shown.length !== due.length || !timingSafeEqual(shown, due)) return null;
    return nowMs - Number(writtenAtMs) <= LINE_TICKET_LIFE_MS ? place : null;
  }

  private macOf({ id, goesFirst, arrivedAtMs }: Place, usernameKey: string, writtenAtMs: number): Buffer {
    const signed = JSON.stringify([VERSION, id, goesFirst, arrivedAtMs, writtenAtMs, usernameKey]);
    return createHmac('sha256', this.key).update(signed).digest();
  }
}
