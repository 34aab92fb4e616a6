// Sessions for the whole app.
import { Global, Module } from '@nestjs/common';
import { Config } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';
import { CitizensLane } from './citizens-lane';
import { SessionDirectory } from './session-directory';
import { SessionEnds } from './session-ends';
import { createSessionMiddleware, SESSION_MIDDLEWARE, SESSION_STORE } from './session-middleware';
import { SessionOpenings } from './session-openings';
import { SessionRegistry } from './session-registry';
import { SessionRevival } from './session-revival';
import { SessionStore } from './session-store';
import { Sessions } from './sessions';
import { UnbarredCitizensStore } from './unbarred-citizens.store';

@Global()
@Module({
  providers: [
    CitizensLane,
    SessionDirectory,
    SessionEnds,
    SessionOpenings,
    SessionRevival,
    Sessions,
    UnbarredCitizensStore,
    {
      provide: SessionRegistry,
      inject: [Config, REDIS],
      useFactory: ({ session }: Config, redis: Redis) => new SessionRegistry(redis, session.idleMs),
    },
    {
      provide: SESSION_STORE,
      inject: [Config, REDIS, SessionRegistry],
      useFactory: ({ session }: Config, redis: Redis, registry: SessionRegistry) =>
        new SessionStore(redis, session.idleMs, registry),
    },
    {
      provide: SESSION_MIDDLEWARE,
      inject: [Config, REDIS, SESSION_STORE],
      useFactory: createSessionMiddleware,
    },
  ],
  exports: [SessionDirectory, SessionEnds, SessionOpenings, SessionRevival, Sessions, SESSION_MIDDLEWARE],
})
export class SessionsModule {}
