// What the cashier's papers have in common: who may have them, of how long a time, and that it is written down.
import { Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { RateLimits } from '../../../platform/limits';
import type { BookScope } from '../books/books.store';
import type { Paper } from './paper';
import { PaperMaker } from './paper-maker';

export const PAPER_DAYS_MAX = 366;
const DAY_MS = 24 * 60 * 60_000;

export interface PaperFile {
  /** In the reader's language. */
  readonly name: string;
  readonly ending: 'xlsx' | 'pdf';
  readonly type: string;
}

@Injectable()
export class PaperFiles {
  constructor(
    private readonly limits: RateLimits,
    private readonly maker: PaperMaker,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async refusal(actor: Actor, { fromMs, toMs, auctionId }: BookScope): Promise<RefusalError | undefined> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const isTooLong = auctionId === null && toMs - fromMs > PAPER_DAYS_MAX * DAY_MS;
    if (fromMs >= toMs || isTooLong) return new RefusalError('PERIOD.REFUSED', { daysMax: PAPER_DAYS_MAX });
    return this.limits.consume('receipt', `staff:${actor.staffId}`);
  }

  async give(
    actor: Actor,
    { fromMs, toMs, auctionId }: BookScope,
    paper: Paper,
    { name, ending, type }: PaperFile,
  ): Promise<StreamableFile | RefusalError> {
    const file = await this.maker.make(paper);
    if (file instanceof RefusalError) return file;
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: `settlement.${paper.kind}`,
        subject: auctionId === null ? 'settlement' : `auction:${auctionId}`,
        after: { fromMs, toMs },
      }),
    );
    const full = encodeURIComponent(`${name}.${ending}`);
    // A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187).
    const disposition = `attachment; filename="haopai-settlement.${ending}"; filename*=UTF-8''${full}`;
    return new StreamableFile(file, { type, length: file.byteLength, disposition });
  }
}
