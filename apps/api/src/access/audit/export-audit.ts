// Use case: what was found in the record of acts is taken along, in parts that the page puts into words, or at once as a CSV of codes for programs.
// That it was taken is an entry itself, written before the first line is given.
import { pipeline, Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { AuditEntryView, AuditPart } from '@haopai/contracts';
import { stringify } from 'csv-stringify';
import type { Actor } from '../staff-authentication';
import { Transactions } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import { Audit } from './audit';
import { auditEntryView } from './audit-entry-view';
import { AuditNamesStore } from './audit-names.store';
import { type AuditSearch, AuditStore } from './audit.store';
import { thingsIn } from './things-in-entries';

export const ENTRIES_AT_ONCE = 500;

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

@Injectable()
export class ExportAudit {
  constructor(
    private readonly store: AuditStore,
    private readonly names: AuditNamesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** The newest first. The first part is the one that is asked for without `belowNo`. */
  async part(
    actor: Actor,
    search: AuditSearch,
    belowNo: number | null,
    limit = ENTRIES_AT_ONCE,
  ): Promise<AuditPart | RefusalError> {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
    const below = belowNo ?? (await this.note(actor, search));
    const items = (await this.store.below(search, below, limit)).map(auditEntryView);
    const names = await this.names.of(thingsIn(items));
    return { items, names, nextBelowNo: items.length < limit ? null : (items.at(-1)?.no ?? null) };
  }

  /** The newest first, all of them: an auditor takes away what there is. */
  async csv(actor: Actor, search: AuditSearch): Promise<StreamableFile | RefusalError> {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
    const belowNo = await this.note(actor, search);
    const csv = stringify({
      // Excel takes a file without it for one in the system's own encoding.
      bom: true,
      header: true,
      record_delimiter: 'windows',
      // A reason that begins with = + - @ would be a formula to a spreadsheet.
      escape_formulas: true,
      columns: [
        'no',
        'at',
        'staffId',
        'staffName',
        'address',
        'act',
        'subject',
        'before',
        'after',
        'reason',
        'hash',
      ],
    });
    // A failure on either side ends both; the answer's own stream tells the client by breaking off.
    pipeline(Readable.from(this.rowsOf(search, belowNo)), csv, () => undefined);
    return new StreamableFile(csv, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="haopai-audit.csv"',
    }).setErrorHandler((_, response) => response.destroy?.());
  }

  /** Returns the entry's number: what is taken along ends before it. */
  private async note(actor: Actor, search: AuditSearch): Promise<number> {
    const entries = await this.store.count(search);
    const asked = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== null));
    return this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'audit.exported',
        subject: 'audit',
        after: { ...asked, entries },
      }),
    );
  }

  private async *rowsOf(search: AuditSearch, firstBelowNo: number): AsyncGenerator<object> {
    for (let belowNo = firstBelowNo; ;) {
      const rows = await this.store.below(search, belowNo, ENTRIES_AT_ONCE);
      for (const row of rows) yield csvRow(auditEntryView(row));
      belowNo = rows.at(-1)?.entryNo ?? 0;
      if (rows.length < ENTRIES_AT_ONCE) return;
    }
  }
}

function csvRow({ atMs, before, after, ...entry }: AuditEntryView): object {
  return { ...entry, at: dayAndTime.format(atMs), before: textOf(before), after: textOf(after) };
}

function textOf(facts: unknown): string {
  return facts === null ? '' : JSON.stringify(facts);
}
