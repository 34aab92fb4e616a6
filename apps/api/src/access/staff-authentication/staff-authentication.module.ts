// Who acts in the back office, for the whole app.
import { Global, Module } from '@nestjs/common';
import { Config } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';
import { SessionRegistry } from '../sessions';
import { RoleSetsStore } from './role-sets.store';
import { StaffDevices } from './staff-devices';
import { StaffGuard } from './staff-guard';
import { StaffLane } from './staff-lane';
import { StaffMakersStore } from './staff-makers.store';
import { StaffPairs } from './staff-pairs';
import { StaffPresence } from './staff-presence';
import { StaffProofs } from './staff-proofs';
import { createStaffSessionMiddleware, STAFF_IDLE_MS, STAFF_SESSION_MIDDLEWARE } from './staff-session';
import { StaffSessionStore } from './staff-session-store';
import { StaffSessions } from './staff-sessions';
import { StaffStore } from './staff.store';

/** Injection token: apart from the citizens'. */
export const STAFF_SESSION_REGISTRY = Symbol('STAFF_SESSION_REGISTRY');

@Global()
@Module({
  providers: [
    RoleSetsStore,
    StaffDevices,
    StaffGuard,
    StaffLane,
    StaffMakersStore,
    StaffPairs,
    StaffPresence,
    StaffProofs,
    StaffStore,
    {
      provide: STAFF_SESSION_REGISTRY,
      inject: [REDIS],
      useFactory: (redis: Redis) => new SessionRegistry(redis, STAFF_IDLE_MS, 'staff-'),
    },
    {
      provide: StaffSessionStore,
      inject: [REDIS, STAFF_SESSION_REGISTRY],
      useFactory: (redis: Redis, registry: SessionRegistry) => new StaffSessionStore(redis, registry),
    },
    {
      provide: StaffSessions,
      inject: [STAFF_SESSION_REGISTRY, StaffSessionStore],
      useFactory: (registry: SessionRegistry, store: StaffSessionStore) => new StaffSessions(registry, store),
    },
    {
      provide: STAFF_SESSION_MIDDLEWARE,
      inject: [Config, REDIS, StaffSessionStore],
      useFactory: createStaffSessionMiddleware,
    },
  ],
  exports: [
    RoleSetsStore,
    StaffDevices,
    StaffGuard,
    StaffMakersStore,
    StaffPairs,
    StaffPresence,
    StaffProofs,
    StaffSessions,
    StaffStore,
    STAFF_SESSION_MIDDLEWARE,
  ],
})
export class StaffAuthenticationModule {}
