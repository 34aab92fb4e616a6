// Rate limits for the whole app, and the one that every REST write passes.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RateLimits } from './rate-limits';
import { WriteLimitGuard } from './write-limit-guard';

@Global()
@Module({
  providers: [RateLimits, { provide: APP_GUARD, useClass: WriteLimitGuard }],
  exports: [RateLimits],
})
export class LimitsModule {}
