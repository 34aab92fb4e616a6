// Who let the balance of a won lot lapse enrols in nothing for a time.
import { Module } from '@nestjs/common';
import { BansController } from './bans.admin.controller';
import { Bans } from './bans';
import { BansStore } from './bans.store';
import { ForgetEndedBans } from './forget-ended-bans';
import { LiftBan } from './lift-ban';
import { OwnBansController } from './own-bans.controller';

@Module({
  controllers: [BansController, OwnBansController],
  providers: [Bans, BansStore, ForgetEndedBans, LiftBan],
  exports: [Bans],
})
export class BansModule {}
