// What a citizen has typed of an enrolment, there again after a reload or a log-in: in this tab only, and for nobody else.
import { inject, Injectable } from '@angular/core';
import { forgetDraft, readDraft, writeDraft } from '@haopai/web-app/drafts';
import { Session } from '@haopai/web-data';
import { ownDraftKey } from '../forms/own-draft';

const VEHICLE_OF = 'vehicle.';

export interface TypedShare {
  readonly vin: string;
  readonly vehicle: string;
}

@Injectable({ providedIn: 'root' })
export class EnrolDraft {
  private readonly session = inject(Session);

  /** As typed, one a share. */
  keep(auctionId: number, shares: readonly TypedShare[]): void {
    const key = this.keyOf(auctionId);
    // A session that has ended takes nothing with it: its citizen may be about to come back.
    if (key === null) return;
    const texts = shares.flatMap(({ vin, vehicle }, place) => [
      [String(place), vin],
      [VEHICLE_OF + String(place), vehicle],
    ]);
    writeDraft(key, Object.fromEntries(texts) as Record<string, string>);
  }

  take(auctionId: number): readonly TypedShare[] {
    const key = this.keyOf(auctionId);
    const kept = key === null ? {} : readDraft(key);
    const places = Object.keys(kept).filter((name) => !name.startsWith(VEHICLE_OF));
    return places.map((place) => ({ vin: kept[place] ?? '', vehicle: kept[VEHICLE_OF + place] ?? '' }));
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
