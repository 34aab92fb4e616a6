// Staff are recognised at the door of the back office by the signature of their session's cookie, and before they are in by that of a browser they have used.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { cookieNamer } from '../../platform/http';
import { signedCookie, Visitors } from '../../platform/lanes';
import { StaffDevices } from './staff-devices';
import { STAFF_COOKIE, STAFF_PATH } from './staff-session';

@Injectable()
export class StaffLane {
  constructor(config: Config, visitors: Visitors, devices: StaffDevices) {
    const name = cookieNamer(config)(STAFF_COOKIE);
    visitors.recognise('staff', (request) =>
      request.url?.startsWith(STAFF_PATH) === true
        ? (signedCookie(request.headers.cookie, name, config.session.secret) ?? devices.anybodys(request))
        : null,
    );
  }
}
