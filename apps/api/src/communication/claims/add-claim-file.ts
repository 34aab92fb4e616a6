// Use case: a citizen adds a picture to what they wrote last, judged by what it holds; it is sealed before it is kept.
import { Injectable } from '@nestjs/common';
import {
  CLAIM_FILES_A_MESSAGE_MAX,
  CLAIM_FILES_MAX,
  type ClaimView,
  PICTURE_BYTES_MAX,
  PICTURE_SIDE_MAX,
} from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { Upload } from '../../platform/long-bodies';
import { RateLimits } from '../../platform/limits';
import { type PictureFacts, readPicture } from '../content';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';
import { OwnClaims } from './own-claims';

@Injectable()
export class AddClaimFile {
  constructor(
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
    private readonly own: OwnClaims,
  ) {}

  async execute(citizenId: number, claimId: number, upload: Upload): Promise<ClaimView | RefusalError> {
    const known = await this.own.one(citizenId, claimId);
    if (known instanceof RefusalError) return known;
    const tooMany = await this.limits.consume('claimFile', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const content = await upload.read(PICTURE_BYTES_MAX);
    if (content instanceof RefusalError) return refused('tooLarge', PICTURE_BYTES_MAX);
    const facts = readPicture(content);
    if (typeof facts === 'string') return refused(facts);
    if (Math.max(facts.width, facts.height) > PICTURE_SIDE_MAX)
      return refused('tooManyPixels', PICTURE_SIDE_MAX);
    const refusal = await this.keep(claimId, facts, content);
    return refusal ?? this.own.one(citizenId, claimId);
  }

  private keep(claimId: number, { type }: PictureFacts, content: Buffer): Promise<RefusalError | undefined> {
    return this.transactions.run(async (transaction) => {
      const claim = await this.claims.lock(transaction, claimId);
      if (claim === null) return new RefusalError('CLAIM.NOT_FOUND', { claimId });
      if (claim.state === 'closed') return new RefusalError('CLAIM.CLOSED', { claimId });
      const { messageId, itsFiles, allFiles } = await this.messages.lastOwn(transaction, claimId);
      if (itsFiles >= CLAIM_FILES_A_MESSAGE_MAX)
        return new RefusalError('CLAIM.TOO_MANY_FILES', { max: CLAIM_FILES_A_MESSAGE_MAX });
      if (allFiles >= CLAIM_FILES_MAX)
        return new RefusalError('CLAIM.TOO_MANY_FILES', { max: CLAIM_FILES_MAX });
      await this.messages.addFile(transaction, { claimId, messageId, type }, content);
      return undefined;
    });
  }
}

function refused(
  reason: 'notAPicture' | 'damaged' | 'tooLarge' | 'tooManyPixels',
  max = 0,
): RefusalError<'CLAIM.FILE_REFUSED'> {
  return new RefusalError('CLAIM.FILE_REFUSED', { reason, max });
}
