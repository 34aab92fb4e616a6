// The one way in which a form of the office keeps what is typed: it asks before it is left, and, where it may, lies on the device until
// it is saved, given up, or its writer logs out.
import { computed, DestroyRef, effect, inject, type Signal, signal, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { StaffSession } from '../session/staff-session';
import { forgetOfficeDraft, officeDraftKey, readOfficeDraft, writeOfficeDraft } from './office-drafts';
import type { TypedForm } from './typed-form';
import { UnsavedChanges } from './unsaved-changes';

export interface KeptForm {
  readonly form: TypedForm;
  /** When it was typed, where something was put back from the device; null otherwise. */
  readonly restoredFromMs: Signal<number | null>;
  /** What stands there is stored, and leaving asks nothing. */
  settle(): void;
  /** Back to what is stored. */
  discard(): void;
}

/** Where something can be injected. `draft` names it among the drafts of a member; without one nothing of it lies on the device. */
export function keepForm(form: TypedForm, draft: () => string | null = () => null): KeptForm {
  const [words, confirm, session] = [inject(Words), inject(ConfirmDoor), inject(StaffSession)];
  const restoredFromMs = signal<number | null>(null);
  const key = computed(() => {
    const [name, staffId] = [draft(), session.staff()?.id];
    return name === null || staffId === undefined ? null : officeDraftKey(staffId, name);
  });
  /** Where this form has put or found a draft: another tab's is not this one's to take away. */
  let own: string | null = null;
  let looked: string | null = null;
  let isGivenUp = false;

  function putBack(at: string): void {
    looked = at;
    const kept = readOfficeDraft(at, Date.now());
    restoredFromMs.set(kept?.atMs ?? null);
    if (kept === null) return;
    own = at;
    form.restore(kept);
  }
  function forget(): void {
    if (own !== null) forgetOfficeDraft(own);
    own = null;
    restoredFromMs.set(null);
  }

  effect(() => {
    const [at, begun] = [key(), form.begun()];
    if (at === null || begun === null) return;
    if (at !== looked) untracked(() => putBack(at));
    const [typed, isChanged] = [form.texts(), form.isChanged()];
    isGivenUp = false;
    if (!isChanged) return untracked(forget);
    own = at;
    writeOfficeDraft(at, { atMs: Date.now(), begun: untracked(form.begun) ?? begun, typed });
  });

  async function mayLeave(): Promise<boolean> {
    isGivenUp = await confirm.ask({
      heading: words.say('form.leaveHeading'),
      words: words.say('form.leaveWords'),
      yes: words.say('form.leave'),
      no: words.say('form.stay'),
      isGrave: true,
    });
    return isGivenUp;
  }
  const leave = inject(UnsavedChanges).add({ isChanged: form.isChanged, mayLeave });
  inject(DestroyRef).onDestroy(() => {
    leave();
    if (isGivenUp || !form.isChanged()) forget();
  });

  return {
    form,
    restoredFromMs,
    settle: () => {
      form.keep();
      forget();
    },
    discard: () => {
      form.show(form.begun() ?? {});
      forget();
    },
  };
}
