// Puts on record who has read a report of patterns, and how much it showed them.
import { Injectable } from '@nestjs/common';
import type { PatternReport } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';

@Injectable()
export class PutOnRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async read(actor: Actor, { auctionId, patterns }: PatternReport): Promise<void> {
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'patterns.read',
        subject: `auction:${auctionId}`,
        after: { patterns: patterns.length },
      }),
    );
  }
}
