// Rate limits for the whole app, and the one that every REST call passes.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RateLimits } from './rate-limits';
import { RequestLimitGuard } from './request-limit-guard';

@Global()
@Module({
  providers: [RateLimits, { provide: APP_GUARD, useClass: RequestLimitGuard }],
  exports: [RateLimits],
})
export class LimitsModule {}
