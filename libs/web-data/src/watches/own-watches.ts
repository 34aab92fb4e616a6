// Which lots this citizen watches, as boards and bidding pages see it.
import { inject, Injectable } from '@angular/core';
import type { WatchPage } from '@haopai/contracts';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';
import { OwnMarks } from './own-marks';
import { WatchesClient } from './watches-client';

/** More than can be watched, but for lots that have ended, which come last. */
const LATEST = 200;

@Injectable({ providedIn: 'root' })
export class OwnWatches extends OwnMarks<WatchPage> {
  private readonly client = inject(WatchesClient);

  protected override all(): ReadRequest<WatchPage> {
    return this.client.page(1, LATEST);
  }

  protected override idsOf({ items }: WatchPage): readonly number[] {
    return items.map(({ lot }) => lot.lotId);
  }

  protected override add(lotId: number): Promise<Outcome<unknown>> {
    return this.client.add(lotId);
  }

  protected override remove(lotId: number): Promise<Outcome<unknown>> {
    return this.client.remove(lotId);
  }
}
