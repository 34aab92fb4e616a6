// A file that comes as the bare body of a request: read by the use case, once it is known that whoever sends it may.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../errors';

export class Upload {
  constructor(private readonly request: Request) {}

  /** Empty for a body that something else has read, such as JSON. */
  async read(maxBytes: number): Promise<Buffer | RefusalError<'REQUEST.TOO_LARGE'>> {
    const chunks: Buffer[] = [];
    let length = 0;
    if (this.request.readableEnded) return Buffer.alloc(0);
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) return new RefusalError('REQUEST.TOO_LARGE', { maxBytes });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** Parameter decorator: an Upload. */
export const Uploaded = createParamDecorator(
  (_: unknown, context: ExecutionContext) => new Upload(context.switchToHttp().getRequest<Request>()),
);
