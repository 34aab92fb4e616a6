// A file that comes as the bare body of a request: read by the use case, once it is known that whoever sends it may, and while others have the place at the door.
import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../errors';
import { DoorLanes, outsideLane } from '../lanes';

export class Upload {
  constructor(
    private readonly request: Request,
    private readonly door: Pick<DoorLanes, 'holdBody'>,
  ) {}

  /** Empty for a body that something else has read, such as JSON. */
  async read(maxBytes: number): Promise<Buffer | RefusalError<'REQUEST.TOO_LARGE'>> {
    const { request } = this;
    if (request.readableEnded) return Buffer.alloc(0);
    const tooLarge = new RefusalError('REQUEST.TOO_LARGE', { maxBytes });
    const told = Number(request.headers['content-length'] ?? maxBytes);
    if (told > maxBytes) return tooLarge;
    const giveBack = this.door.holdBody(request, told);
    try {
      return (await outsideLane(request, () => bytesOf(request, maxBytes))) ?? tooLarge;
    } finally {
      giveBack();
    }
  }
}

/** Null for more than that. */
async function bytesOf(request: Request, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

@Injectable()
class UploadOf implements PipeTransform<Request, Upload> {
  constructor(private readonly door: DoorLanes) {}

  transform(request: Request): Upload {
    return new Upload(request, this.door);
  }
}

const RequestItself = createParamDecorator((_: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<Request>(),
);

/** Parameter decorator: an Upload, or what pipes make of it. */
export const Uploaded = (...pipes: readonly PipeTransform[]): ParameterDecorator =>
  RequestItself(UploadOf, ...pipes);
