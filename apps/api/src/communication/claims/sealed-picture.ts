// How a picture of a claim is given out: to nobody's cache, and shown as a page of its own it is still nothing but a picture.
import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { PictureType } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

export function GivesPicture(): MethodDecorator {
  return applyDecorators(
    Header('Cache-Control', 'private, no-store'),
    Header('Content-Security-Policy', "default-src 'none'; sandbox"),
    Header('X-Content-Type-Options', 'nosniff'),
    ApiProduces('image/png', 'image/jpeg', 'image/webp'),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );
}

export function pictureOf(
  found: { readonly type: PictureType; readonly content: Buffer } | RefusalError,
): StreamableFile | RefusalError {
  if (found instanceof RefusalError) return found;
  const { type, content } = found;
  return new StreamableFile(content, { type, length: content.length });
}
