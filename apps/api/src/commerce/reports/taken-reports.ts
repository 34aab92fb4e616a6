// Writes down who took reports along, and of which period.
import { Injectable } from '@nestjs/common';
import type { ReportPeriod } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';

@Injectable()
export class TakenReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async note(actor: Actor, { fromMs, toMs }: ReportPeriod): Promise<void> {
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'report.workbook',
        subject: 'reports',
        after: { fromMs, toMs },
      }),
    );
  }
}
