// Limits REST: reads by address, on this instance alone; changes by account, or by address without one, on the whole site.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isSafe } from '../http';
import { addressKey } from './address-key';
import { RateLimits } from './rate-limits';

@Injectable()
export class RequestLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const address = addressKey(request.ip ?? '');
    const citizenId = request.session?.citizenId;
    const refusal = isSafe(request)
      ? await this.limits.consume('read', address)
      : await this.limits.consume(
          'write',
          citizenId === undefined ? `address:${address}` : `citizen:${citizenId}`,
        );
    if (refusal !== undefined) throw refusal;
    return true;
  }
}
