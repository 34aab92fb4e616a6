// Tells a browser in which a member of the staff has come in before from one in which they have not: by a cookie for each member
// that only this site can write. It opens nothing: it says which lock counts, which queue, and at the door which lane.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../platform/config';
import { cookieNamer, staffCookiePath } from '../../platform/http';
import type { StaffMember } from './staff.store';

type Whose = Pick<StaffMember, 'id' | 'sessionEpoch'>;

const VERSION = 1;
const KEY_BYTES = 32;
const NAME_BYTES = 16;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;
const COOKIE = 'haopai.staff-device.';
const SIGNED =
  /^(?:__(?:Host|Secure)-)?haopai\.staff-device\.(\d{1,15})=1\.(\d{1,9})\.([\w-]{22})\.([\w-]{43})$/;
/** Of one machine. */
const READ_MAX = 20;

@Injectable()
export class StaffDevices {
  private readonly key: Buffer;

  constructor(private readonly config: Config) {
    const secret = config.session.secret;
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'haopai staff device', KEY_BYTES));
  }

  /** The browser's name, if the member has used it; all are forgotten with what ends the member's sessions. */
  known(request: Pick<IncomingMessage, 'headers'>, member: Whose | null): string | null {
    if (member === null) return null;
    const { id, sessionEpoch } = member;
    const own = this.signedIn(request).find((each) => each.id === id && each.sessionEpoch === sessionEpoch);
    return own?.name ?? null;
  }

  /** The name of a browser that anybody of the staff has used, of whoever that is still true: nothing is looked up. */
  anybodys(request: Pick<IncomingMessage, 'headers'>): string | null {
    return this.signedIn(request)[0]?.name ?? null;
  }

  /** After a log-in, for another year. */
  remember(request: Request, member: Whose): void {
    const name = this.known(request, member) ?? randomBytes(NAME_BYTES).toString('base64url');
    const mac = this.macOf(member, name).toString('base64url');
    const value = [VERSION, member.sessionEpoch, name, mac].join('.');
    request.res?.cookie(cookieNamer(this.config)(`${COOKIE}${member.id}`), value, {
      path: staffCookiePath(this.config),
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.environment === 'production',
      maxAge: YEAR_MS,
    });
  }

  private signedIn({
    headers,
  }: Pick<IncomingMessage, 'headers'>): readonly (Whose & { readonly name: string })[] {
    const shown = (headers.cookie ?? '').split(/;\s*/).filter((pair) => pair.includes(COOKIE));
    return shown.slice(0, READ_MAX).flatMap((pair) => {
      const parts = SIGNED.exec(pair);
      if (parts === null) return [];
      const [, id, epoch, name = '', mac = ''] = parts;
      const whose = { id: Number(id), sessionEpoch: Number(epoch) };
      const [given, due] = [Buffer.from(mac, 'base64url'), this.macOf(whose, name)];
      return given.length === due.length && timingSafeEqual(given, due) ? [{ ...whose, name }] : [];
    });
  }

  private macOf({ id, sessionEpoch }: Whose, name: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([VERSION, id, sessionEpoch, name]))
      .digest();
  }
}
