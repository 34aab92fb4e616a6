// What is left of a form after a reload, an ended session, or a server that does not answer: in this tab's storage only, and never a password, a
// code or the number of a document.
import { effect, type WritableSignal } from '@angular/core';

/** What somebody types into a form; more is no form of ours. */
const DRAFT_MAX = 20_000;

export interface KeptDraft {
  /** Something was there from before. */
  readonly wasRestored: boolean;
  /** It was sent: nothing is kept any more. */
  forget(): void;
}

/** Puts back what was kept under `key`, and keeps what is typed from now on. Lives as long as the injector that this runs in. */
export function keepDraft(key: string, texts: Readonly<Record<string, WritableSignal<string>>>): KeptDraft {
  const draft = readDraft(key);
  let wasRestored = false;
  for (const [name, text] of Object.entries(texts)) {
    const kept = draft[name];
    // What is typed already is newer.
    if (kept === undefined || kept === '' || text() !== '') continue;
    text.set(kept);
    wasRestored = true;
  }
  let isOver = false;
  effect(() => {
    const typed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text()]));
    if (!isOver) writeDraft(key, typed);
  });
  return {
    wasRestored,
    forget: () => {
      isOver = true;
      forgetDraft(key);
    },
  };
}

/** Nothing where there is none, or none that can be read. */
export function readDraft(key: string): Readonly<Record<string, string>> {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    if (typeof draft !== 'object' || draft === null) return {};
    return Object.fromEntries(Object.entries(draft).filter(([, text]) => typeof text === 'string'));
  } catch {
    return {};
  }
}

/** A form in which nothing stands leaves nothing. */
export function writeDraft(key: string, texts: Readonly<Record<string, string>>): void {
  if (Object.values(texts).every((text) => text === '')) return forgetDraft(key);
  const draft = JSON.stringify(texts);
  if (draft.length > DRAFT_MAX) return;
  try {
    sessionStorage.setItem(key, draft);
  } catch {
    // A browser that forbids storage takes the form all the same; only a reload begins anew.
  }
}

export function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
