// What an act changed, a sentence for each fact: what is new, what became what, what was there before it was deleted, and what stayed.
import { inject, Injectable } from '@angular/core';
import type { AuditEntryView, AuditNames } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { type Change, changesOf } from './changes-of';
import { type FactContext, FactWords } from './fact-words';

export interface Sentences {
  readonly changed: readonly string[];
  /** What was looked at as well and is as it was. */
  readonly same: readonly string[];
}

@Injectable({ providedIn: 'root' })
export class ChangeSentences {
  private readonly words = inject(Words);
  private readonly facts = inject(FactWords);

  readonly of = ({ subject, before, after }: AuditEntryView, names: AuditNames): Sentences => {
    const about = { kind: subject.split(':', 1)[0] ?? '', names };
    const changes = changesOf(before, after);
    const isSame = ({ before: was, after: is, isChanged }: Change): boolean =>
      !isChanged && was !== undefined && is !== undefined;
    return {
      changed: changes.filter((change) => !isSame(change)).map((change) => this.sentence(change, about)),
      same: changes.filter(isSame).map((change) => this.sentence(change, about)),
    };
  };

  private sentence({ name, before, after, isChanged }: Change, about: FactContext): string {
    const fact = this.facts.name(name);
    const say = (value: unknown): string =>
      this.facts.value(name, value, about) || this.words.say('audit.nothingThere');
    if (before === undefined) return this.words.say('audit.isNow', { fact, after: say(after) });
    if (after === undefined) return this.words.say('audit.was', { fact, before: say(before) });
    if (!isChanged) return this.words.say('audit.isNow', { fact, after: say(after) });
    return this.words.say('audit.became', { fact, before: say(before), after: say(after) });
  }
}
