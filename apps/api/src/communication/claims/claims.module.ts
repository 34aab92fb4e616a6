// Claims and complaints of citizens, and the office's answers.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../../access/citizens';
import { IdentityChecksModule } from '../../access/identity-checks';
import { BansModule } from '../../auctions/bans';
import { CarsModule } from '../../plates/registered-cars';
import { IdempotencyModule } from '../../platform/idempotency';
import { ActOnClaim } from './act-on-claim';
import { AddClaimFile } from './add-claim-file';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsController } from './claims.admin.controller';
import { ClaimsStore } from './claims.store';
import { EraseOldClaims } from './erase-old-claims';
import { FindClaims } from './find-claims';
import { GrantIdentityClaim } from './grant-identity-claim';
import { GrantVin } from './grant-vin';
import { KnownThings } from './known-things';
import { KnownThingsStore } from './known-things.store';
import { MakeClaim } from './make-claim';
import { OwnClaims } from './own-claims';
import { OwnClaimsController } from './own-claims.controller';
import { ReplyToOffice } from './reply-to-office';

@Module({
  imports: [BansModule, CarsModule, IdempotencyModule, IdentityChecksModule, IdentityModule],
  controllers: [ClaimsController, OwnClaimsController],
  providers: [
    ActOnClaim,
    AddClaimFile,
    ClaimMessagesStore,
    ClaimsStore,
    EraseOldClaims,
    FindClaims,
    GrantIdentityClaim,
    GrantVin,
    KnownThings,
    KnownThingsStore,
    MakeClaim,
    OwnClaims,
    ReplyToOffice,
  ],
  exports: [OwnClaims],
})
export class ClaimsModule {}
