// A file that comes as the bare body of a request: read by the use case, once it is known that whoever sends it may.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { SHEET_BYTES_MAX } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';

export class SheetUpload {
  constructor(private readonly request: Request) {}

  /** Empty for a body that something else has read, such as JSON. */
  async read(): Promise<Buffer | RefusalError<'REQUEST.TOO_LARGE'>> {
    const chunks: Buffer[] = [];
    let length = 0;
    if (this.request.readableEnded) return Buffer.alloc(0);
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > SHEET_BYTES_MAX)
        return new RefusalError('REQUEST.TOO_LARGE', { maxBytes: SHEET_BYTES_MAX });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** Parameter decorator: a SheetUpload. */
export const UploadedSheet = createParamDecorator(
  (_: unknown, context: ExecutionContext) => new SheetUpload(context.switchToHttp().getRequest<Request>()),
);
