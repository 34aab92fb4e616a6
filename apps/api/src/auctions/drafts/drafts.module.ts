// Auctions as staff prepare, publish and amend them.
import { Module } from '@nestjs/common';
import { CatalogueModule } from '../../plates/catalogue';
import { ConditionsModule } from '../conditions';
import { AuctionsModule } from '../public';
import { ReservationsModule } from '../reservations';
import { ResultsModule } from '../results';
import { SheetsModule } from '../sheets';
import { StopsModule } from '../stops';
import { ArrangeLots } from './arrange-lots';
import { CheckDraft } from './check-draft';
import { ChecksStore } from './checks.store';
import { CopyAuction } from './copy-auction';
import { DraftAttachments } from './draft-attachments';
import { DraftAuctions } from './draft-auctions';
import { DraftConditions } from './draft-conditions';
import { DraftConditionsController } from './draft-conditions.admin.controller';
import { AddLots, DraftLots } from './draft-lots';
import { DraftLotsController } from './draft-lots.admin.controller';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsController } from './drafts.admin.controller';
import { DraftsStore } from './drafts.store';
import { FindObstacles } from './find-obstacles';
import { FindUsualTerms } from './find-usual-terms';
import { GiveBackLot } from './give-back-lot';
import { ImportLots } from './import-lots';
import { JudgeNotice } from './judge-notice';
import { LockDraft } from './lock-draft';
import { LookUpPlates } from './look-up-plates';
import { LotOrderStore } from './lot-order.store';
import { LotStores } from './lot-stores';
import { MoveLots } from './move-lots';
import { PlacedLotsController } from './placed-lots.admin.controller';
import { PlateClaimsStore } from './plate-claims.store';
import { PublishAuction } from './publish-auction';
import { ReadDrafts } from './read-drafts';
import { WaitingDrafts } from './waiting-drafts';
import { WriteLots } from './write-lots';

@Module({
  imports: [
    AuctionsModule,
    CatalogueModule,
    ConditionsModule,
    ReservationsModule,
    ResultsModule,
    SheetsModule,
    StopsModule,
  ],
  controllers: [DraftsController, DraftConditionsController, DraftLotsController, PlacedLotsController],
  providers: [
    AddLots,
    ArrangeLots,
    CheckDraft,
    ChecksStore,
    CopyAuction,
    DraftAttachments,
    DraftAuctions,
    DraftConditions,
    DraftLots,
    DraftLotsStore,
    DraftsStore,
    FindObstacles,
    FindUsualTerms,
    GiveBackLot,
    ImportLots,
    JudgeNotice,
    LockDraft,
    LookUpPlates,
    LotOrderStore,
    LotStores,
    MoveLots,
    PlateClaimsStore,
    PublishAuction,
    ReadDrafts,
    WaitingDrafts,
    WriteLots,
  ],
})
export class DraftsModule {}
