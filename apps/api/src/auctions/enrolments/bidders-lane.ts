// Bidders are recognised at the door by a room pass that this site has signed for their session; one of a drill counts while that runs.
import { Injectable } from '@nestjs/common';
import { SESSION_COOKIE } from '../../access/sessions';
import { Config } from '../../platform/config';
import { cookieNamer } from '../../platform/http';
import { signedCookie, Visitors } from '../../platform/lanes';
import { passCookiesOf } from './pass-cookie';
import { makesBidder, PassSigner } from './pass-signer';

/** Rooms that one has entered; with more of them the first few decide. */
const PASSES_READ_MAX = 4;

@Injectable()
export class BiddersLane {
  constructor(config: Config, visitors: Visitors) {
    const { secret } = config.session;
    const signer = new PassSigner(secret);
    const nameOf = cookieNamer(config);
    const name = nameOf(SESSION_COOKIE);
    visitors.recognise('bidders', ({ headers: { cookie } }) => {
      const passes = passCookiesOf(cookie, nameOf).slice(0, PASSES_READ_MAX);
      if (passes.length === 0) return null;
      const sessionId = signedCookie(cookie, name, secret);
      if (sessionId === null) return null;
      const nowMs = Date.now();
      const isBidder = (pass: string): boolean => {
        const terms = signer.read(pass, sessionId, nowMs);
        return terms !== null && makesBidder(terms, nowMs);
      };
      return passes.some(isBidder) ? sessionId : null;
    });
  }
}
