// What a citizen has typed of an enrolment, there again after a reload or a log-in: in this tab only, and for nobody else.
import { inject, Injectable } from '@angular/core';
import { forgetDraft, readDraft, writeDraft } from '@haopai/web-app/drafts';
import { Session } from '@haopai/web-data';
import { ownDraftKey } from '../forms/own-draft';

@Injectable({ providedIn: 'root' })
export class EnrolDraft {
  private readonly session = inject(Session);

  /** As typed, one a share. */
  keep(auctionId: number, vins: readonly string[]): void {
    const key = this.keyOf(auctionId);
    // A session that has ended takes nothing with it: its citizen may be about to come back.
    if (key !== null) writeDraft(key, Object.fromEntries(vins.map((vin, place) => [place, vin])));
  }

  take(auctionId: number): readonly string[] {
    const key = this.keyOf(auctionId);
    return key === null ? [] : Object.values(readDraft(key));
  }

  forget(auctionId: number): void {
    const key = this.keyOf(auctionId);
    if (key !== null) forgetDraft(key);
  }

  private keyOf(auctionId: number): string | null {
    const citizenId = this.session.citizenId();
    return citizenId === null ? null : ownDraftKey(citizenId, `enrolment.${auctionId}`);
  }
}
