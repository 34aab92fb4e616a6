// What is typed into a form, against what is stored: whether anything would be lost, and how both come together when somebody else
// was faster.
import { computed, signal, type WritableSignal } from '@angular/core';
import { type ForeignChange, type FormTexts, mergeTexts } from './merge-texts';
import type { OfficeDraft } from './office-drafts';

/** A field's text, such as that of a `FormField`. */
export interface FormPart {
  (): string;
  set(text: string): void;
}

export class TypedForm {
  private readonly stored = signal<FormTexts | null>(null);
  private readonly foreign = signal<readonly ForeignChange[]>([]);

  /** What was stored when it was last read; null before. */
  readonly begun = this.stored.asReadonly();
  readonly changesOfOthers = this.foreign.asReadonly();
  readonly texts = computed<FormTexts>(() =>
    Object.fromEntries(Object.entries(this.parts).map(([name, part]) => [name, part()])),
  );
  readonly isChanged = computed(() => {
    const begun = this.stored();
    return (
      begun !== null && Object.entries(this.texts()).some(([name, text]) => text !== (begun[name] ?? ''))
    );
  });

  constructor(private readonly parts: Readonly<Record<string, FormPart>>) {}

  /** What is stored takes the place of whatever stood there. */
  show(stored: FormTexts): void {
    this.put(stored);
    this.keep();
  }

  /** What stands there is stored now. */
  keep(): void {
    this.stored.set(this.texts());
    this.foreign.set([]);
  }

  /** Somebody else has stored something: what was typed here stays beside it. */
  meet(theirs: FormTexts): void {
    this.merge(this.stored() ?? theirs, this.texts(), theirs);
  }

  /** Typed before a reload, on top of what is stored now. */
  restore({ begun, typed }: OfficeDraft): void {
    const stored = this.stored();
    if (stored !== null) this.merge(begun, { ...this.texts(), ...typed }, stored);
  }

  /** One of the two versions of a field. */
  take(name: string, text: string): void {
    this.parts[name]?.set(text);
  }

  standsIn(name: string): string {
    return this.parts[name]?.() ?? '';
  }

  /** What others changed was read. */
  dismiss(): void {
    this.foreign.set([]);
  }

  private merge(begun: FormTexts, mine: FormTexts, theirs: FormTexts): void {
    const { texts, changes } = mergeTexts(begun, mine, theirs);
    this.stored.set(theirs);
    this.put(texts);
    this.foreign.set(changes);
  }

  private put(texts: FormTexts): void {
    for (const [name, part] of Object.entries(this.parts)) part.set(texts[name] ?? '');
  }
}

/** A box that is ticked or not, as a part of a form. */
export function tickedPart(isTicked: WritableSignal<boolean>): FormPart {
  const read = (): string => (isTicked() ? 'yes' : 'no');
  return Object.assign(read, { set: (text: string): void => isTicked.set(text === 'yes') });
}
