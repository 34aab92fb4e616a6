// What a citizen has typed into a form, for them alone: there again after a reload, a log-in, or an hour without an answer.
import {
  effect,
  type EffectRef,
  inject,
  Injector,
  runInInjectionContext,
  untracked,
  type WritableSignal,
} from '@angular/core';
import { OWN_DRAFTS } from '@haopai/web-app';
import { keepDraft } from '@haopai/web-app/drafts';
import { Session } from '@haopai/web-data';

/** Puts it back and keeps it, from the moment on at which it is known who this is, until the form is empty again or they log out. */
export function ownDraft(name: string, texts: Readonly<Record<string, WritableSignal<string>>>): void {
  const [session, injector] = [inject(Session), inject(Injector)];
  const waiting: EffectRef = effect(() => {
    const citizenId = session.citizenId();
    if (citizenId === null) return;
    waiting.destroy();
    untracked(() => runInInjectionContext(injector, () => keepDraft(ownDraftKey(citizenId, name), texts)));
  });
}

export function ownDraftKey(citizenId: number, name: string): string {
  return `${OWN_DRAFTS}${citizenId}.${name}`;
}
