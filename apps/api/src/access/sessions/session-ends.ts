// Tells every instance that a session is over, so that its room passes, its sockets and what is remembered of it go.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Channels } from '../../platform/redis';

export type SessionEndReason = 'loggedOut' | 'elsewhere';

export interface SessionEnd {
  readonly sessionId: string;
  readonly reason: SessionEndReason;
}

const CHANNEL = 'session-ends';

@Injectable()
export class SessionEnds implements OnModuleInit {
  private readonly subject = new Subject<SessionEnd>();
  private readonly self = randomUUID();

  constructor(
    private readonly channels: Channels,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Hot: a listener hears what ends, here or at another instance, after it subscribed. */
  readonly ended: Observable<SessionEnd> = this.subject.asObservable();

  onModuleInit(): void {
    this.channels.listen(CHANNEL, (message) => {
      const heard: unknown = JSON.parse(message);
      if (!isTold(heard)) throw new Error('Not the end of a session');
      if (heard.from !== this.self) this.subject.next({ sessionId: heard.sessionId, reason: heard.reason });
    });
  }

  /** What the other instances miss while Redis is away they see when they look after their sockets. */
  announce({ sessionId, reason }: SessionEnd): void {
    this.subject.next({ sessionId, reason });
    this.channels
      .say(CHANNEL, JSON.stringify({ from: this.self, sessionId, reason }))
      .catch((error: unknown) => this.log.warn({ err: error }, 'other instances do not hear of an end'));
  }
}

function isTold(heard: unknown): heard is SessionEnd & { readonly from: string } {
  if (typeof heard !== 'object' || heard === null) return false;
  const { from, sessionId, reason }: Partial<Record<'from' | 'sessionId' | 'reason', unknown>> = heard;
  const isReason = reason === 'loggedOut' || reason === 'elsewhere';
  return typeof from === 'string' && typeof sessionId === 'string' && isReason;
}
