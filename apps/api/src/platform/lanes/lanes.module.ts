// The lanes of the door, for the whole app.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DoorLanes } from './door-lanes';
import { Lanes } from './lanes';
import { LoopDelay } from './loop-delay';
import { RequestLimitGuard } from './request-limit-guard';
import { Visitors } from './visitors';

@Global()
@Module({
  providers: [DoorLanes, Lanes, LoopDelay, Visitors, { provide: APP_GUARD, useClass: RequestLimitGuard }],
  exports: [DoorLanes, Lanes, Visitors],
})
export class LanesModule {}
