// Whether this citizen's paddle was put out of an auction, and why: as the room, a lot's record or their enrolment has told.
import { inject, Injectable } from '@angular/core';
import { OwnEnrolments, Rooms, Session } from '@haopai/web-data';

export interface OwnDisqualification {
  /** Null until the enrolment is known. */
  readonly paddleNo: number | null;
  readonly reason: string;
}

@Injectable({ providedIn: 'root' })
export class Disqualifications {
  private readonly rooms = inject(Rooms);
  private readonly own = inject(OwnEnrolments);
  private readonly session = inject(Session);

  /** Reactive. */
  of(auctionId: number): OwnDisqualification | null {
    if (this.session.citizen() === null) return null;
    const enrolment = this.own.of(auctionId);
    const reason = this.rooms.disqualifiedFor(auctionId) ?? enrolment?.disqualified?.reason ?? null;
    return reason === null ? null : { paddleNo: enrolment?.paddleNo ?? null, reason };
  }
}
