// Use case: an editor brings in a picture, judged by what it holds.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  PICTURE_BYTES_MAX,
  PICTURE_SIDE_MAX,
  PICTURES_MAX,
  type PictureType,
  type PictureView,
} from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import type { Upload } from '../../../platform/long-bodies';
import { viewOfPicture } from './picture-view';
import { PicturesStore } from './pictures.store';
import { type PictureFacts, readPicture } from './read-picture';

const ENDINGS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};
/** Hexadecimal digits of its SHA-256. */
const NAME_LENGTH = 40;

@Injectable()
export class AddPicture {
  constructor(
    private readonly store: PicturesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** The same picture again is the same one. */
  async execute(actor: Actor, upload: Upload): Promise<PictureView | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    const content = await upload.read(PICTURE_BYTES_MAX);
    if (content instanceof RefusalError)
      return new RefusalError('PICTURE.REFUSED', { reason: 'tooLarge', max: PICTURE_BYTES_MAX });
    const facts = readPicture(content);
    if (typeof facts === 'string') return new RefusalError('PICTURE.REFUSED', { reason: facts, max: 0 });
    if (Math.max(facts.width, facts.height) > PICTURE_SIDE_MAX)
      return new RefusalError('PICTURE.REFUSED', { reason: 'tooManyPixels', max: PICTURE_SIDE_MAX });
    return this.keep(actor, facts, content);
  }

  private keep(actor: Actor, facts: PictureFacts, content: Buffer): Promise<PictureView | RefusalError> {
    const digest = createHash('sha256').update(content).digest('hex').slice(0, NAME_LENGTH);
    const name = `${digest}.${ENDINGS[facts.type]}`;
    return this.transactions.run(async (transaction) => {
      const known = await this.store.byName(name, transaction);
      if (known !== null) return viewOfPicture(known);
      if ((await this.store.count(transaction)) >= PICTURES_MAX)
        return new RefusalError('PICTURE.REFUSED', { reason: 'tooMany', max: PICTURES_MAX });
      const picture = { name, ...facts, byteCount: content.length, addedBy: actor.name };
      await this.store.keep(transaction, picture, content);
      const kept = await this.store.byName(name, transaction);
      if (kept === null) throw new Error('A picture was not kept');
      const { type, width, height, byteCount } = kept;
      await this.audit.write(transaction, actor, {
        ...{ act: 'picture.added', subject: `picture:${name}` },
        after: { type, width, height, byteCount },
      });
      return viewOfPicture(kept);
    });
  }
}
