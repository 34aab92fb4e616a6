// The two tables that lots of a draft change.
import { Injectable } from '@nestjs/common';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';

@Injectable()
export class LotStores {
  constructor(
    readonly lots: DraftLotsStore,
    readonly drafts: DraftsStore,
  ) {}
}
