// Limits REST: reads by account on this instance, or by address and network for strangers; changes by account, or by address without one, on the whole site.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isProviderCall, isSafe } from '../http';
import { addressKey, countByAddress, RateLimits } from '../limits';
import { Visitors } from './visitors';

type Refusal = Awaited<ReturnType<RateLimits['consume']>>;

const LOG_IN_PATH = '/api/v1/auth/login';

@Injectable()
export class RequestLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly visitors: Visitors,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const refusal = await this.consume(request);
    if (refusal !== undefined) throw refusal;
    return true;
  }

  private consume(request: Request): Promise<Refusal> {
    const address = request.ip ?? '';
    if (isProviderCall(request)) return this.limits.consume('paymentNotice', addressKey(address));
    if (waitsInLine(request)) return this.limits.consume('logInLine', addressKey(address));
    const citizenId = request.session?.citizenId;
    if (!isSafe(request))
      return this.limits.consume(
        'write',
        citizenId === undefined ? `address:${addressKey(address)}` : `citizen:${citizenId}`,
      );
    if (citizenId !== undefined) return this.limits.consume('readByAccount', `citizen:${citizenId}`);
    const { lane, key } = this.visitors.of(request);
    // A signature is not enough here: the session has been looked for, except while Redis is away. Of staff another one has.
    const isOver = lane !== 'staff' && request.session !== undefined;
    return lane === 'strangers' || isOver
      ? countByAddress(this.limits, 'read', address)
      : this.limits.consume('readByAccount', key);
  }
}

/** Asks again for a turn to log in. What is no ticket is found out before anything else is done. */
function waitsInLine({ path, body }: Request): boolean {
  const sent: unknown = body;
  return (
    path === LOG_IN_PATH &&
    typeof sent === 'object' &&
    sent !== null &&
    'ticket' in sent &&
    sent.ticket !== undefined
  );
}
