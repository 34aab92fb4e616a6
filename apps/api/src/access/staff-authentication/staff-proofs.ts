// Keeps what a member of the staff has shown in their session, and in which browser: a proof after the log-in counts with a token that is new with it, so
// that whoever knew the session's id before has nothing of it (ADR 148). The log-in's own proof counts by the id, which is new with it.
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../platform/config';
import { cookieNamer, staffCookiePath } from '../../platform/http';
import { bearsToken, giveConfirmation, isFresh } from '../sessions';
import { noteInStaffSession, type StaffSession } from './staff-session';

export type ShownProofs = Pick<StaffSession, 'passkeyShownAtMs' | 'codeShownAtMs'>;

const STAFF_CONFIRMATION_COOKIE = 'haopai.staff-confirmed';

@Injectable()
export class StaffProofs {
  constructor(private readonly config: Config) {}

  /** Under the session's id as it is: requests and streams of other tabs are under way with it. */
  async note(request: Request, session: StaffSession, proof: ShownProofs): Promise<void> {
    // This browser's new token vouches for nothing that another one has shown.
    const kept = this.isOf(request, session) ? session : withoutProofs(session);
    const confirmedBy = giveConfirmation(request, this.config, {
      plainName: STAFF_CONFIRMATION_COOKIE,
      sameSite: 'strict',
      path: staffCookiePath(this.config),
    });
    await noteInStaffSession(request, { ...kept, ...proof, confirmedBy });
  }

  /** Gives what the request's own browser has shown; nothing of what another one has. */
  shownIn(request: Request, session: StaffSession): ShownProofs {
    if (!this.isOf(request, session)) return {};
    const { passkeyShownAtMs, codeShownAtMs } = session;
    return {
      ...(passkeyShownAtMs === undefined ? {} : { passkeyShownAtMs }),
      ...(codeShownAtMs === undefined ? {} : { codeShownAtMs }),
    };
  }

  /** True when a passkey was shown lately, at the log-in or since. */
  hasPasskey(request: Request, session: StaffSession): boolean {
    return isFresh({ confirmedAtMs: this.shownIn(request, session).passkeyShownAtMs ?? 0 }, Date.now());
  }

  /** Says what the member has still to show before a grave act; null for nothing. */
  owed(request: Request, session: StaffSession, ownsPasskey: boolean): 'passkey' | 'code' | null {
    if (ownsPasskey) return this.hasPasskey(request, session) ? null : 'passkey';
    const { codeShownAtMs, passkeyShownAtMs = 0 } = this.shownIn(request, session);
    return isFresh({ confirmedAtMs: codeShownAtMs ?? passkeyShownAtMs }, Date.now()) ? null : 'code';
  }

  private isOf(request: Request, { confirmedBy }: StaffSession): boolean {
    const name = cookieNamer(this.config)(STAFF_CONFIRMATION_COOKIE);
    return confirmedBy === undefined || bearsToken(request, name, confirmedBy);
  }
}

function withoutProofs({ passkeyShownAtMs: _, codeShownAtMs: __, ...rest }: StaffSession): StaffSession {
  return rest;
}
