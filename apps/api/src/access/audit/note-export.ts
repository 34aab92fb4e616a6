// Use case: a page of the back office says that it puts a table into a file, before it does. What is in the table it was given by the table's own route.
import { Injectable } from '@nestjs/common';
import type { NoteExportBody } from '@haopai/contracts';
import type { Actor } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import { Audit } from './audit';

@Injectable()
export class NoteExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, { table, rows, about }: NoteExportBody): Promise<void> {
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'table.exported',
        subject: `table:${table}`,
        after: { rows, ...(about === '' ? {} : { about }) },
      }),
    );
  }
}
