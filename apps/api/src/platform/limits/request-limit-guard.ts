// Limits REST: reads and providers' calls by address, on this instance alone; changes by account, or by address without one, on the whole site.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isProviderCall, isSafe } from '../http';
import { addressKey } from './address-key';
import { RateLimits } from './rate-limits';

@Injectable()
export class RequestLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const address = addressKey(request.ip ?? '');
    const refusal = await this.consume(request, address);
    if (refusal !== undefined) throw refusal;
    return true;
  }

  private consume(request: Request, address: string): ReturnType<RateLimits['consume']> {
    if (isSafe(request)) return this.limits.consume('read', address);
    if (isProviderCall(request)) return this.limits.consume('paymentNotice', address);
    const citizenId = request.session?.citizenId;
    return this.limits.consume(
      'write',
      citizenId === undefined ? `address:${address}` : `citizen:${citizenId}`,
    );
  }
}
