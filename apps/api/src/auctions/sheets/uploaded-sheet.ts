// A spreadsheet that comes as the bare body of a request: as any upload, no longer than a sheet may be.
import type { PipeTransform } from '@nestjs/common';
import { SHEET_BYTES_MAX } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { type Upload, Uploaded } from '../../platform/long-bodies';

export class SheetUpload {
  constructor(private readonly upload: Upload) {}

  /** Empty for a body that something else has read, such as JSON. */
  read(): Promise<Buffer | RefusalError<'REQUEST.TOO_LARGE'>> {
    return this.upload.read(SHEET_BYTES_MAX);
  }
}

const asSheet: PipeTransform<Upload, SheetUpload> = { transform: (upload) => new SheetUpload(upload) };

/** Parameter decorator: a SheetUpload. */
export const UploadedSheet = (): ParameterDecorator => Uploaded(asSheet);
