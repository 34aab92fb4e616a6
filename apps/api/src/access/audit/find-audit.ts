// Use case: the auditor reads what staff did, and has it checked that nothing was changed or left out.
import { Injectable } from '@nestjs/common';
import type { AuditCheck, AuditPage } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import type { Actor } from '../staff-authentication';
import { hashOf } from './audit';
import { auditEntryView } from './audit-entry-view';
import { AuditNamesStore } from './audit-names.store';
import { type AuditRow, type AuditSearch, AuditStore } from './audit.store';
import { thingsIn } from './things-in-entries';

const CHECKED_AT_ONCE = 1_000;
const FIRST_HASH = '0'.repeat(64);

@Injectable()
export class FindAudit {
  constructor(
    private readonly store: AuditStore,
    private readonly names: AuditNamesStore,
  ) {}

  async page(
    actor: Actor,
    search: AuditSearch,
    page: number,
    size: number,
  ): Promise<AuditPage | RefusalError> {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.store.page(search, size, (page - 1) * size);
    const items = rows.map(auditEntryView);
    return { items, total, page, size, names: await this.names.of(thingsIn(items)) };
  }

  /** Reads all of it, in steps that hold up nobody. */
  async check(actor: Actor): Promise<AuditCheck | RefusalError> {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
    const head = await this.store.head();
    let previous = { no: 0, hash: FIRST_HASH };
    while (previous.no < head.entryNo) {
      const rows = await this.store.after(previous.no, CHECKED_AT_ONCE);
      if (rows.length === 0) return { entries: head.entryNo, brokenAt: previous.no + 1 };
      for (const row of rows) {
        if (!follows(row, previous)) return { entries: head.entryNo, brokenAt: previous.no + 1 };
        previous = { no: row.entryNo, hash: row.hash };
        if (row.entryNo === head.entryNo && row.hash !== head.hash)
          return { entries: head.entryNo, brokenAt: row.entryNo };
      }
    }
    return { entries: previous.no, brokenAt: null };
  }
}

/** The columns by which it is found say the same as the text that is hashed. */
function follows(row: AuditRow, previous: { readonly no: number; readonly hash: string }): boolean {
  if (row.entryNo !== previous.no + 1 || hashOf(previous.hash, row.entry) !== row.hash) return false;
  const { no, atMs, staffId, act, subject } = auditEntryView(row);
  return (
    no === row.entryNo &&
    atMs === row.atMs &&
    staffId === row.staffId &&
    act === row.act &&
    subject === row.subject
  );
}
