// Limits how often one account, or one address without an account, may change something over REST.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isSafe } from '../http';
import { RateLimits } from './rate-limits';

@Injectable()
export class WriteLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (isSafe(request)) return true;
    const citizenId = request.session?.citizenId;
    const key = citizenId === undefined ? `address:${request.ip}` : `citizen:${citizenId}`;
    const refusal = await this.limits.consume('write', key);
    if (refusal !== undefined) throw refusal;
    return true;
  }
}
