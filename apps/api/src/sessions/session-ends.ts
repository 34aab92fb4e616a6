// Tells inside this instance that a session is over, so that its room passes and sockets go with it.
import { Injectable } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';

export interface SessionEnd {
  readonly sessionId: string;
  readonly reason: 'loggedOut';
}

@Injectable()
export class SessionEnds {
  private readonly subject = new Subject<SessionEnd>();

  /** Hot: a listener hears what ends after it subscribed. */
  readonly ended: Observable<SessionEnd> = this.subject.asObservable();

  announce(end: SessionEnd): void {
    this.subject.next(end);
  }
}
