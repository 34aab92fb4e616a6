// Use case: an editor deletes a picture that nothing uses. Of one that is used it is said where.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { PictureUsesStore } from './picture-uses.store';
import { PicturesStore } from './pictures.store';

@Injectable()
export class DeletePicture {
  constructor(
    private readonly pictures: PicturesStore,
    private readonly uses: PictureUsesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Whoever saves an article with it meanwhile waits for its row, and hears afterwards that it is gone. */
  async execute(actor: Actor, name: string, reason: string): Promise<undefined | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const picture = await this.pictures.lock(name, transaction);
      if (picture === null) return new RefusalError('PICTURE.NOT_FOUND', {});
      const uses = (await this.uses.of([name], transaction))(name);
      const useCount = uses.articles.length + uses.agreements.length;
      if (useCount > 0) return new RefusalError('PICTURE.IN_USE', { uses, useCount });
      await this.pictures.remove(name, transaction);
      await this.audit.write(transaction, actor, {
        ...{ act: 'picture.deleted', subject: `picture:${name}`, before: picture, reason },
      });
      return undefined;
    });
  }
}
