// A confirmation's file as an answer: its name in the reader's language, and its digest beside it.
import { StreamableFile } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import type { Response } from 'express';
import { RefusalError } from '../../platform/errors';
import { textsIn } from '../../texts';
import type { IssuedConfirmation } from './read-confirmations';

export function giveFile(
  issued: IssuedConfirmation | RefusalError,
  language: Language,
  response: Response,
): StreamableFile | RefusalError {
  if (issued instanceof RefusalError) return issued;
  const { confirmation, file } = issued;
  const { number, kind } = confirmation;
  // RFC 9530.
  response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`);
  // A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187).
  const name = encodeURIComponent(`${textsIn(language).confirmation.titles[kind]} ${number}.pdf`);
  return new StreamableFile(file.pdf, {
    type: 'application/pdf',
    length: file.pdf.byteLength,
    disposition: `attachment; filename="haopai-${kind}-${number}.pdf"; filename*=UTF-8''${name}`,
  });
}
