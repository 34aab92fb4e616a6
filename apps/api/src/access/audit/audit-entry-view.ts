// An entry as it is shown: what its hashed text says, and the hash.
import type { AuditEntryView } from '@haopai/contracts';
import type { AuditRow } from './audit.store';

/** Only Audit writes there. */
export function auditEntryView({ entry, hash }: Pick<AuditRow, 'entry' | 'hash'>): AuditEntryView {
  return { ...(JSON.parse(entry) as Omit<AuditEntryView, 'hash'>), hash };
}
