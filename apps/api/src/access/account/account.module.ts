// The personal centre: profile, changes, sessions, export, closing.
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements';
import { IdentityModule } from '../citizens';
import { IdentityChecksModule } from '../identity-checks';
import { WatchesModule } from '../../auctions/watchlist';
import { BansModule } from '../../auctions/bans';
import { ClaimsModule } from '../../communication/claims';
import { ListingWatchesModule } from '../../plates/listing-watches';
import { SavedSearchesModule } from '../../plates/saved-searches';
import { AccountController } from './account.controller';
import { AccountsStore } from './accounts.store';
import { AuctionRecordsStore } from './auction-records.store';
import { ClaimRecords } from './claim-records';
import { ChangeAddress } from './change-address';
import { ChangeMobile } from './change-mobile';
import { ChangePasskeys } from './change-passkeys';
import { ChangePassword } from './change-password';
import { CloseAccount } from './close-account';
import { ClosingStore } from './closing.store';
import { ConfirmationController } from './confirmation.controller';
import { ConfirmByPasskey } from './confirm-by-passkey';
import { ConfirmPassword } from './confirm-password';
import { ConfirmSelf } from './confirm-self';
import { ExportAccount } from './export-account';
import { LeavingController } from './leaving.controller';
import { LogInDiary } from './log-in-diary';
import { LogInsStore } from './log-ins.store';
import { OwnRecords } from './own-records';
import { PaperRecordsStore } from './paper-records.store';
import { PasskeysController } from './passkeys.controller';
import { PlateRecords } from './plate-records';
import { OwnSessionsController } from './own-sessions.controller';
import { ReadProfile } from './read-profile';

@Module({
  imports: [
    AgreementsModule,
    BansModule,
    ClaimsModule,
    IdentityChecksModule,
    IdentityModule,
    ListingWatchesModule,
    SavedSearchesModule,
    WatchesModule,
  ],
  controllers: [
    AccountController,
    ConfirmationController,
    LeavingController,
    OwnSessionsController,
    PasskeysController,
  ],
  providers: [
    AccountsStore,
    AuctionRecordsStore,
    ClaimRecords,
    ChangeAddress,
    ChangeMobile,
    ChangePasskeys,
    ChangePassword,
    CloseAccount,
    ClosingStore,
    ConfirmByPasskey,
    ConfirmPassword,
    ConfirmSelf,
    ExportAccount,
    LogInDiary,
    LogInsStore,
    OwnRecords,
    PaperRecordsStore,
    PlateRecords,
    ReadProfile,
  ],
})
export class AccountModule {}
