// Citizens are recognised at the door by the signature of their session's cookie; whether the session lives is asked later.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { signedCookie, Visitors } from '../../platform/lanes';
import { SESSION_COOKIE } from './session-middleware';

@Injectable()
export class CitizensLane {
  constructor({ session }: Config, visitors: Visitors) {
    visitors.recognise('citizens', ({ headers }) =>
      signedCookie(headers.cookie, SESSION_COOKIE, session.secret),
    );
  }
}
