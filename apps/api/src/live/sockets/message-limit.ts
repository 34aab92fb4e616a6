// Limits how many messages a socket may send in a second, bids aside, which have their own limit: what is over is refused before it is looked at.
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, of } from 'rxjs';
import { RateLimits } from '../../platform/limits';
import type { LiveSocket } from './live-namespace';

@Injectable()
export class MessageLimit implements NestInterceptor<object, object> {
  constructor(private readonly limits: RateLimits) {}

  async intercept(context: ExecutionContext, next: CallHandler<object>): Promise<Observable<object>> {
    const { id } = context.switchToWs().getClient<LiveSocket>();
    const tooMany = await this.limits.consume('socketMessage', id);
    return tooMany === undefined ? next.handle() : of(tooMany);
  }
}
