// Citizens are recognised at the door by the signature of their session's cookie; whether the session lives is asked later.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { cookieNamer } from '../../platform/http';
import { signedCookie, Visitors } from '../../platform/lanes';
import { SESSION_COOKIE } from './session-middleware';

@Injectable()
export class CitizensLane {
  constructor(config: Config, visitors: Visitors) {
    const name = cookieNamer(config)(SESSION_COOKIE);
    visitors.recognise('citizens', ({ headers }) =>
      signedCookie(headers.cookie, name, config.session.secret),
    );
  }
}
