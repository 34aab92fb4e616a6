// Turns what a gateway's handler returns, refuses or throws into the wire's acknowledgement `{ ok, … }`.
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, map, type Observable, of } from 'rxjs';
import { RefusalError, refusalOfError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { refusedAnswer } from '../wire';
import { MadeAnswer } from './made-answer';

@Injectable()
export class AnswerInterceptor implements NestInterceptor<object, object> {
  constructor(@Inject(PROGRAM_LOG) private readonly log: ProgramLog) {}

  intercept(_: ExecutionContext, next: CallHandler<object>): Observable<object> {
    return next.handle().pipe(
      map((result) => {
        if (result instanceof MadeAnswer) return result;
        return isRefusal(result) ? refusedAnswer(result) : { ok: true, ...result };
      }),
      catchError((error: unknown) => {
        const refusal = refusalOfError(error);
        if (refusal.code === 'SERVER.FAILED') this.log.error({ err: error }, 'a socket message failed');
        return of(refusedAnswer(refusal));
      }),
    );
  }
}

function isRefusal(result: object): result is RefusalError {
  return result instanceof RefusalError;
}
