// A file of an auction as an answer: piece by piece, under its own name, with its digest beside it; whatever it holds, no page of this site.
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { AuctionAttachment } from '@haopai/contracts';
import type { Response } from 'express';
import type { AttachmentsStore } from './attachments.store';

export function giveAttachment(
  store: AttachmentsStore,
  attachment: AuctionAttachment,
  response: Response,
): StreamableFile {
  const { attachmentId, name, byteCount, sha256 } = attachment;
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // RFC 9530.
  response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  return new StreamableFile(Readable.from(store.partsOf(attachment)), {
    type: 'application/pdf',
    length: byteCount,
    // A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187).
    disposition: `attachment; filename="haopai-attachment-${attachmentId}.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
  });
}
