// What a citizen has typed of an enrolment, kept while they log in again: in this tab's memory only, and for nobody else.
import { inject, Injectable } from '@angular/core';
import { Session } from '@haopai/web-data';

interface Draft {
  readonly citizenId: number | null;
  readonly auctionId: number;
  /** As typed, one a share. */
  readonly vins: readonly string[];
}

@Injectable({ providedIn: 'root' })
export class EnrolDraft {
  private readonly session = inject(Session);
  private last: Draft | null = null;

  keep(auctionId: number, vins: readonly string[]): void {
    const citizenId = this.session.citizenId();
    // A session that has ended takes nothing with it: its citizen may be about to come back.
    if (citizenId !== null) this.last = { citizenId, auctionId, vins };
  }

  take(auctionId: number): readonly string[] {
    const isOurs = this.last?.auctionId === auctionId && this.last.citizenId === this.session.citizenId();
    return isOurs && this.last !== null ? this.last.vins : [];
  }

  forget(): void {
    this.last = null;
  }
}
