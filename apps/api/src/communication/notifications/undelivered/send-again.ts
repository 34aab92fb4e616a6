// Use cases: dead letters are sent again, chosen ones or those of one failure, with a reason, once whatever its cause is mended.
import { Injectable } from '@nestjs/common';
import {
  FAILED_MESSAGES_MAX,
  type SendChosenAgainBody,
  type SendFailedAgainBody,
  type SentAgain,
} from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { OutboxWakeUp } from '../outbox/outbox-wake-up';
import { SealedBodies } from '../outbox/sealed-bodies';
import { type DeadLetterRow, UndeliveredStore } from './undelivered.store';

@Injectable()
export class SendAgain {
  constructor(
    private readonly transactions: Transactions,
    private readonly undelivered: UndeliveredStore,
    private readonly bodies: SealedBodies,
    private readonly audit: Audit,
    private readonly wakeUp: OutboxWakeUp,
  ) {}

  /** All of them or none: whoever chose them is told when one is not what it was. */
  chosen(actor: Actor, { ids, reason }: SendChosenAgainBody): Promise<SentAgain | RefusalError> {
    return this.act(actor, async (transaction) => {
      const letters = this.readable(await this.undelivered.lockChosen(transaction, ids));
      if (letters.length < ids.length)
        return new RefusalError('MESSAGES.CHANGED', { count: ids.length - letters.length });
      await this.put(transaction, actor, letters, reason);
      return { letters, left: 0 };
    });
  }

  failed(actor: Actor, { reason, ...seen }: SendFailedAgainBody): Promise<SentAgain | RefusalError> {
    return this.act(actor, async (transaction) => {
      const letters = this.readable(
        await this.undelivered.lockFailed(transaction, seen, FAILED_MESSAGES_MAX),
      );
      if (letters.length === 0) return new RefusalError('MESSAGES.NOTHING_TO_SEND', {});
      await this.put(transaction, actor, letters, reason);
      return { letters, left: await this.undelivered.countFailed(transaction, seen) };
    });
  }

  private async act(
    actor: Actor,
    work: (transaction: Transaction) => Promise<Done | RefusalError>,
  ): Promise<SentAgain | RefusalError> {
    const forbidden = actor.lacks('messages.act');
    if (forbidden !== undefined) return forbidden;
    const done = await this.transactions.run(work);
    if (done instanceof RefusalError) return done;
    for (const channel of channelsOf(done.letters)) this.wakeUp.now(channel);
    return { sent: done.letters.length, left: done.left };
  }

  private async put(
    transaction: Transaction,
    actor: Actor,
    letters: readonly DeadLetterRow[],
    reason: string,
  ): Promise<void> {
    const messageIds = letters.map(({ id }) => id);
    await this.undelivered.sendAgain(transaction, messageIds);
    const failures = [...new Set(letters.map(({ lastFailure }) => lastFailure))];
    await this.audit.write(transaction, actor, {
      ...{ act: 'messages.sentAgain', subject: 'messages', reason },
      before: { channels: channelsOf(letters), lastFailure: failures, deadLetters: letters.length },
      after: { sentAgain: letters.length, messageIds },
    });
  }

  /** What cannot be opened would only be given up once more. */
  private readable(letters: readonly DeadLetterRow[]): readonly DeadLetterRow[] {
    return letters.filter(({ body }) => this.bodies.open(body) !== null);
  }
}

interface Done {
  readonly letters: readonly DeadLetterRow[];
  readonly left: number;
}

function channelsOf(letters: readonly DeadLetterRow[]): readonly DeadLetterRow['channel'][] {
  return [...new Set(letters.map(({ channel }) => channel))];
}
