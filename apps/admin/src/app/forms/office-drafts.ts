// Drafts of the office's forms on this device, each member's apart: of texts that everybody may read one day, and of nothing that
// is about a person (ADR 73).
import type { FormTexts } from './merge-texts';

/** What was typed, and what stood there when it was begun. */
export interface OfficeDraft {
  readonly atMs: number;
  readonly begun: FormTexts;
  readonly typed: FormTexts;
}

const OFFICE_DRAFTS = 'haopai.office-draft.';
/** Two languages of the longest article fit twice. */
const DRAFT_MAX = 800_000;
const DRAFTS_MAX = 20;
const KEPT_MS = 14 * 86_400_000;

export function officeDraftKey(staffId: number, name: string): string {
  return `${OFFICE_DRAFTS}${staffId}.${name}`;
}

/** Null where there is none, none that can be read, or one that is too old. */
export function readOfficeDraft(key: string, nowMs: number): OfficeDraft | null {
  const draft = parseDraft(ifAllowed(() => localStorage.getItem(key)));
  return draft === null || nowMs - draft.atMs > KEPT_MS ? null : draft;
}

export function writeOfficeDraft(key: string, draft: OfficeDraft): void {
  const text = JSON.stringify(draft);
  if (text.length > DRAFT_MAX) return;
  ifAllowed(() => {
    if (localStorage.getItem(key) === null) makeRoom(draft.atMs);
    localStorage.setItem(key, text);
    return null;
  });
}

export function forgetOfficeDraft(key: string): void {
  ifAllowed(() => {
    localStorage.removeItem(key);
    return null;
  });
}

/** All of one member: they have logged out. */
export function forgetOfficeDrafts(staffId: number): void {
  for (const key of keysFrom(officeDraftKey(staffId, ''))) forgetOfficeDraft(key);
}

/** The oldest go, whosever they are, and those whose days are over. */
function makeRoom(nowMs: number): void {
  const byAge = keysFrom(OFFICE_DRAFTS)
    .map((key) => ({ key, atMs: parseDraft(localStorage.getItem(key))?.atMs ?? 0 }))
    .sort((one, other) => other.atMs - one.atMs);
  for (const [place, { key, atMs }] of byAge.entries())
    if (place >= DRAFTS_MAX - 1 || nowMs - atMs > KEPT_MS) localStorage.removeItem(key);
}

function keysFrom(beginning: string): readonly string[] {
  return ifAllowed(() => Object.keys(localStorage).filter((key) => key.startsWith(beginning))) ?? [];
}

function parseDraft(text: string | null): OfficeDraft | null {
  const draft = ifAllowed((): unknown => JSON.parse(text ?? 'null'));
  if (typeof draft !== 'object' || draft === null) return null;
  const { atMs, begun, typed } = draft as Readonly<Record<string, unknown>>;
  return typeof atMs === 'number' && areTexts(begun) && areTexts(typed) ? { atMs, begun, typed } : null;
}

function areTexts(value: unknown): value is FormTexts {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/** Null where a browser forbids storage or has no room: then only a reload begins anew. */
function ifAllowed<Value>(ask: () => Value): Value | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
