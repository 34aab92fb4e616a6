// Which things entries speak of, in their subjects and among their facts, by kind and id: pure.
import type { AuditEntryView } from '@haopai/contracts';

export const NAMED_KINDS = [
  'article',
  'auction',
  'citizen',
  'difference',
  'lot',
  'plate',
  'reservation',
  'staff',
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export type Things = ReadonlyMap<NamedKind, ReadonlySet<number>>;

/** Facts that are ids. */
const KIND_OF_FACT: Readonly<Record<string, NamedKind>> = {
  auctionId: 'auction',
  citizenId: 'citizen',
  copyOf: 'auction',
  lotId: 'lot',
  lotIds: 'lot',
  staffId: 'staff',
};
/** Of a kind: an act on all lots of many auctions is looked up no further. */
export const NAMES_MAX = 2_000;

export function thingsIn(entries: readonly AuditEntryView[]): Things {
  const things = new Map<NamedKind, Set<number>>(NAMED_KINDS.map((kind) => [kind, new Set()]));
  const note = (kind: NamedKind, id: unknown): void => {
    const ids = things.get(kind);
    if (typeof id === 'number' && Number.isSafeInteger(id) && ids !== undefined && ids.size < NAMES_MAX)
      ids.add(id);
  };
  for (const { subject, before, after } of entries) {
    const [kind, id] = subject.split(':', 2);
    const named = NAMED_KINDS.find((one) => one === kind);
    if (named !== undefined) note(named, Number(id));
    for (const facts of [before, after]) noteFacts(facts, note);
  }
  return things;
}

function noteFacts(facts: unknown, note: (kind: NamedKind, id: unknown) => void): void {
  if (typeof facts !== 'object' || facts === null) return;
  for (const [name, value] of Object.entries(facts)) {
    const kind = KIND_OF_FACT[name];
    if (kind !== undefined) for (const id of Array.isArray(value) ? value : [value]) note(kind, id);
    else noteFacts(value, note);
  }
}
