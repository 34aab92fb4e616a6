// A use case returns its refusal and a controller passes it on; here it becomes the answer.
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { RefusalError } from './refusal-error';

@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    return next.handle().pipe(
      map((result) => {
        if (result instanceof RefusalError) throw result;
        return result;
      }),
    );
  }
}
