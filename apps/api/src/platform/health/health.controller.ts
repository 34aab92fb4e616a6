// Probes: live says that the program runs, ready says that it wants work.
import { Controller, Get, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';
import type { Request } from 'express';
import { Config } from '../config';
import { RefusalError } from '../errors';
import { callerOf, mayReadMetrics } from '../metrics';
import { Draining } from './draining';
import { type ReadyWord, ReadySigns } from './ready-signs';
import { ServicesHealthStore } from './services-health.store';

const ANSWER_MAX_MS = 1_500;
const DRAINING_RETRY_AFTER_MS = 5_000;

@ApiTags('health')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly services: ServicesHealthStore,
    private readonly signs: ReadySigns,
    private readonly draining: Draining,
    private readonly config: Config,
  ) {}

  @Get('live')
  @ApiOkResponse({
    schema: {
      type: 'object',
      properties: { status: { type: 'string', enum: ['ok'] } },
      required: ['status'],
    },
  })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  // Its own description knows of no refusal but in the library's shape.
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOkResponse({
    description:
      'That it wants work; whoever may read /metrics is also told what each service says, and `degraded` where one is missing without which it goes on',
    schema: {
      type: 'object',
      properties: { status: { type: 'string', enum: ['ok', 'degraded'] } },
      required: ['status'],
      additionalProperties: true,
    },
  })
  async ready(@Req() request: Request): Promise<HealthCheckResult | { status: 'ok' } | RefusalError> {
    if (this.draining.isDraining) {
      return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: DRAINING_RETRY_AFTER_MS });
    }
    const found = await this.check();
    return mayReadMetrics(this.config.metrics.token, callerOf(request)) ? found : { status: 'ok' };
  }

  private check(): Promise<HealthCheckResult> {
    return this.health.check([
      () =>
        this.indicators
          .check('mysql')
          .attempt(() => this.services.askMysql())
          .withTimeout(ANSWER_MAX_MS),
      () => this.redis(),
      ...this.signs.all().map(
        ([name, word]) =>
          () =>
            this.told(name, word),
      ),
    ]);
  }

  private told(name: string, word: ReadyWord) {
    const indicator = this.indicators.check(name);
    const { sign, ...beside } = typeof word === 'string' ? { sign: word } : word;
    if (sign === 'up') return indicator.up(beside);
    return sign === 'degraded' ? indicator.degraded(beside) : indicator.down(beside);
  }

  /** Bids go on without Redis (docs/architecture.md, "Several instances"): its absence is told and takes nobody out of service. */
  private async redis() {
    const indicator = this.indicators.check('redis');
    const found = await indicator.attempt(() => this.services.askRedis()).withTimeout(ANSWER_MAX_MS);
    return found.redis.status === 'up' ? found : indicator.degraded();
  }
}
