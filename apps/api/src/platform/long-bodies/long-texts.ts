// Articles and agreements are longer than any other JSON. Interceptor of their controllers: it stands behind the guards, so that only whoever may write them is read.
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { json, type Request, type Response } from 'express';
import { RefusalError } from '../errors';
import { DoorLanes, outsideLane } from '../lanes';

/** Two languages of the longest text, three bytes a character. */
const LONG_TEXT_MAX_BYTES = 384 * 1024;

const TOO_LARGE = new RefusalError('REQUEST.TOO_LARGE', { maxBytes: LONG_TEXT_MAX_BYTES });
const read = json({ limit: LONG_TEXT_MAX_BYTES, inflate: false });

@Injectable()
export class LongTexts implements NestInterceptor {
  constructor(private readonly door: DoorLanes) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.readableEnded) await this.take(request, http.getResponse<Response>());
    return next.handle();
  }

  private async take(request: Request, response: Response): Promise<void> {
    const giveBack = this.door.holdBody(request, LONG_TEXT_MAX_BYTES);
    try {
      await outsideLane(
        request,
        () =>
          new Promise<void>((resolve, reject) => {
            read(request, response, (error?: unknown) => {
              if (error === undefined) resolve();
              else if (isTooLarge(error)) reject(TOO_LARGE);
              else reject(error instanceof Error ? error : new Error('a long text could not be read'));
            });
          }),
      );
    } finally {
      giveBack();
    }
  }
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}
