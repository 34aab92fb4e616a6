// Tells a browser in which a member of the staff has come in before from one in which they have not: by a cookie for each member
// that only this site can write. It opens nothing: it says which lock counts, and which queue.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../../platform/config';
import { STAFF_PATH, type StaffMember } from '../../staff-authentication';

type Whose = Pick<StaffMember, 'id' | 'sessionEpoch'>;

const VERSION = 1;
const KEY_BYTES = 32;
const NAME_BYTES = 16;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;
const SIGNED_NAME = /^1\.([\w-]{22})\.([\w-]{43})$/;

@Injectable()
export class StaffDevices {
  private readonly key: Buffer;

  constructor(private readonly config: Config) {
    const secret = config.session.secret;
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'haopai staff device', KEY_BYTES));
  }

  /** The browser's name, if the member has used it; all are forgotten with what ends the member's sessions. */
  known({ headers }: Pick<Request, 'headers'>, member: Whose | null): string | null {
    if (member === null) return null;
    const start = `${cookieOf(member)}=`;
    const pair = headers.cookie?.split(/;\s*/).find((each) => each.startsWith(start));
    const [, name = '', mac = ''] = SIGNED_NAME.exec(pair?.slice(start.length) ?? '') ?? [];
    const [shown, due] = [Buffer.from(mac, 'base64url'), this.macOf(member, name)];
    return shown.length === due.length && timingSafeEqual(shown, due) ? name : null;
  }

  /** After a log-in, for another year. */
  remember(request: Request, member: Whose): void {
    const name = this.known(request, member) ?? randomBytes(NAME_BYTES).toString('base64url');
    const value = [VERSION, name, this.macOf(member, name).toString('base64url')].join('.');
    request.res?.cookie(cookieOf(member), value, {
      path: STAFF_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.environment === 'production',
      maxAge: YEAR_MS,
    });
  }

  private macOf({ id, sessionEpoch }: Whose, name: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([VERSION, id, sessionEpoch, name]))
      .digest();
  }
}

/** Several members may share a machine. */
function cookieOf({ id }: Whose): string {
  return `haopai.staff-device.${id}`;
}
