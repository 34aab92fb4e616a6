// What lots of a draft are read from and written to.
import { Injectable } from '@nestjs/common';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';
import { PlateClaimsStore } from './plate-claims.store';

@Injectable()
export class LotStores {
  constructor(
    readonly lots: DraftLotsStore,
    readonly drafts: DraftsStore,
    readonly claims: PlateClaimsStore,
  ) {}
}
