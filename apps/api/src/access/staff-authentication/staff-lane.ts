// Staff are recognised at the door of the back office by the signature of their session's cookie.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { signedCookie, Visitors } from '../../platform/lanes';
import { STAFF_COOKIE, STAFF_PATH } from './staff-session';

@Injectable()
export class StaffLane {
  constructor({ session }: Config, visitors: Visitors) {
    visitors.recognise('staff', ({ headers, url }) =>
      url?.startsWith(STAFF_PATH) === true
        ? signedCookie(headers.cookie, STAFF_COOKIE, session.secret)
        : null,
    );
  }
}
