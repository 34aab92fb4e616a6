// Sessions for the whole app.
import { Global, Module } from '@nestjs/common';
import { Config } from '../config';
import { REDIS, type Redis } from '../redis';
import { SessionEnds } from './session-ends';
import { createSessionMiddleware, SESSION_MIDDLEWARE } from './session-middleware';
import { Sessions } from './sessions';

@Global()
@Module({
  providers: [
    SessionEnds,
    Sessions,
    {
      provide: SESSION_MIDDLEWARE,
      inject: [Config, REDIS],
      useFactory: (config: Config, redis: Redis) => createSessionMiddleware(config, redis),
    },
  ],
  exports: [SessionEnds, Sessions, SESSION_MIDDLEWARE],
})
export class SessionsModule {}
