// Makes something once for a request key: whoever sends the same again gets what was made then, and another request under the key is refused.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database';
import { RefusalError } from '../errors';
import { RequestKeysStore } from './request-keys.store';

export interface IdempotentRequest {
  readonly citizenId: number;
  /** As RequestKey reads it. */
  readonly key: string;
  /** What was asked for, such as `POST /auctions/7/enrolments`, and with which body. */
  readonly route: string;
  readonly body: object;
}

@Injectable()
export class IdempotencyService {
  constructor(private readonly keys: RequestKeysStore) {}

  /**
   * The id of what `make` made, now or when the key came first. To be called first in its transaction, which a refusal must take back: nothing
   * is remembered of one, so the same request is judged anew. Of two that come at once the second waits for the first.
   */
  async make<Refusal extends RefusalError>(
    transaction: Transaction,
    { citizenId, key, route, body }: IdempotentRequest,
    make: () => Promise<number | Refusal>,
  ): Promise<number | Refusal | RefusalError<'IDEMPOTENCY.MISMATCH'>> {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([route, body]))
      .digest('hex');
    const known = await this.keys.claim(transaction, citizenId, key, fingerprint);
    if (known !== null) {
      const isSame = known.fingerprint === fingerprint && known.madeId !== null;
      return isSame ? known.madeId : new RefusalError('IDEMPOTENCY.MISMATCH', { bidId: key });
    }
    const made = await make();
    if (typeof made === 'number') await this.keys.note(transaction, citizenId, key, made);
    return made;
  }
}
