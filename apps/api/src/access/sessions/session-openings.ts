// Tells inside this instance that somebody has logged in: when, where and with what.
import { Injectable } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';

export interface SessionOpening {
  readonly citizenId: number;
  /** As people see it: not the session's secret id. */
  readonly shownId: string;
  readonly device: string;
  readonly address: string;
  readonly openedAtMs: number;
}

@Injectable()
export class SessionOpenings {
  private readonly subject = new Subject<SessionOpening>();

  /** Hot: a listener hears what opens after it subscribed. */
  readonly opened: Observable<SessionOpening> = this.subject.asObservable();

  announce(opening: SessionOpening): void {
    this.subject.next(opening);
  }
}
