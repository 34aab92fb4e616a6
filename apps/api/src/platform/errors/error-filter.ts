// The only place that turns errors into HTTP answers: `{ code, data, requestId }` with the status of its code.
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { ErrorBody } from '@haopai/contracts';
import type { Request, Response } from 'express';
import type { ProgramLog } from '../logging';
import { HTTP_STATUS_OF_CODE } from './http-status-of-code';
import { refusalOfError } from './refusal-of-error';

@Catch()
export class ErrorFilter implements ExceptionFilter {
  /** `note` hears of each refusal that an answer is made of. */
  constructor(
    private readonly log: ProgramLog,
    private readonly note: (code: string, request: Request) => void = () => undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { code, data } = refusalOfError(error);
    const status = HTTP_STATUS_OF_CODE[code];
    this.note(code, request);
    // The request log gave it one before anything could fail.
    const requestId = typeof request.id === 'string' ? request.id : '';
    if (status >= 500) this.log.error({ err: error, requestId, code }, 'a request failed');
    if (response.headersSent) {
      // Half an answer is out: only cutting the connection tells the client so.
      response.destroy();
      return;
    }
    if ('retryAfterMs' in data) response.setHeader('Retry-After', Math.ceil(data.retryAfterMs / 1_000));
    // A file's headers may stand there already, and no cache may keep a refusal in its place.
    for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) response.removeHeader(name);
    response.setHeader('Cache-Control', 'no-store');
    response
      .status(status)
      .type('json')
      .json({ code, data, requestId } satisfies ErrorBody);
  }
}
