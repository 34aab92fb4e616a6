// Who acts in the back office, for the whole app.
import { Global, Module } from '@nestjs/common';
import { Config } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';
import { RoleSetsStore } from './role-sets.store';
import { StaffDevices } from './staff-devices';
import { StaffGuard } from './staff-guard';
import { StaffLane } from './staff-lane';
import { StaffPresence } from './staff-presence';
import { createStaffSessionMiddleware, STAFF_SESSION_MIDDLEWARE } from './staff-session';
import { StaffStore } from './staff.store';

@Global()
@Module({
  providers: [
    RoleSetsStore,
    StaffDevices,
    StaffGuard,
    StaffLane,
    StaffPresence,
    StaffStore,
    {
      provide: STAFF_SESSION_MIDDLEWARE,
      inject: [Config, REDIS],
      useFactory: (config: Config, redis: Redis) => createStaffSessionMiddleware(config, redis),
    },
  ],
  exports: [RoleSetsStore, StaffDevices, StaffGuard, StaffPresence, StaffStore, STAFF_SESSION_MIDDLEWARE],
})
export class StaffAuthenticationModule {}
