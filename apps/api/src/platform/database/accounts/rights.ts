// What the account that serves may do, table by table: the one list from which rights are given. Nobody who serves changes the schema, and what is written
// down for good is only ever added to.
import { JOURNAL_TABLE } from '../migration-journal';

/** Journals, the record of acts, the public log, the books, and who may do what. */
export const APPENDED_TO: readonly string[] = [
  'approval_steps',
  'audit_entries',
  'entry_bindings',
  'ledger_lines',
  'ledger_transactions',
  'log_leaves',
  'log_nodes',
  'log_texts',
  'lot_events',
  'order_events',
  'role_sets',
  'staff_makers',
];

/** A row is completed later: decided, kept outside, or signed by one more witness. */
const NEVER_ERASED: readonly string[] = ['approvals', 'kept_heads', 'log_checkpoints'];

/** A row only ends, with its time. */
const NEVER_CHANGED: readonly string[] = ['security_events'];

/** Written by migrations alone. */
export const READ_ONLY: readonly string[] = [JOURNAL_TABLE];

const ALL = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
export type Right = (typeof ALL)[number];

export function rightsOn(table: string): readonly Right[] {
  if (READ_ONLY.includes(table)) return ['SELECT'];
  if (APPENDED_TO.includes(table)) return ['SELECT', 'INSERT'];
  if (NEVER_ERASED.includes(table)) return ['SELECT', 'INSERT', 'UPDATE'];
  return NEVER_CHANGED.includes(table) ? ['SELECT', 'INSERT', 'DELETE'] : ALL;
}

/** What it must not have, though it may have had it before. */
export function withheldOn(table: string): readonly Right[] {
  const rights = rightsOn(table);
  return ALL.filter((right) => !rights.includes(right));
}
