// Use case: what was found in the record of acts as a CSV that a spreadsheet opens as it is, streamed a few hundred entries at a time.
import { pipeline, Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { AuditEntryView } from '@haopai/contracts';
import { stringify } from 'csv-stringify';
import type { Actor } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { auditEntryView } from './audit-entry-view';
import { type AuditSearch, AuditStore } from './audit.store';

const ENTRIES_AT_ONCE = 500;

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

@Injectable()
export class ExportAudit {
  constructor(private readonly store: AuditStore) {}

  /** The newest first, all of them: an auditor takes away what there is. */
  execute(actor: Actor, search: AuditSearch): StreamableFile | RefusalError {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
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
    pipeline(Readable.from(this.rowsOf(search)), csv, () => undefined);
    return new StreamableFile(csv, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="haopai-audit.csv"',
    }).setErrorHandler((_, response) => response.destroy?.());
  }

  private async *rowsOf(search: AuditSearch): AsyncGenerator<object> {
    for (let belowNo = Number.MAX_SAFE_INTEGER; ;) {
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
