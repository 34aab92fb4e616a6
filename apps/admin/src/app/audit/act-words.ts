// What acts and their subjects are called; as they are written where nobody has given them a name yet.
import { inject, Injectable } from '@angular/core';
import type { AuditNames } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { Option } from '@haopai/web-ui/fields';
import { ThingWords } from './thing-words';

@Injectable({ providedIn: 'root' })
export class ActWords {
  private readonly words = inject(Words);
  private readonly things = inject(ThingWords);

  readonly act = (act: string): string => this.words.sayOr(`act.${act}`, act);

  /** `staff:12` → `工作人员 王力`, `setting:logs.keptDays` → `设置 日志保存天数`. */
  readonly subject = (subject: string, names: AuditNames = {}): string => {
    const [kind = '', ...rest] = subject.split(':');
    const name = this.words.sayOr(`subject.${kind}`, kind);
    return rest.length === 0 ? name : `${name} ${this.thing(subject, names)}`;
  };

  /** The subject alone, where what it is has just been said: `steps:refund` → `退款`. */
  readonly thing = (subject: string, names: AuditNames = {}): string => {
    const [kind = '', ...rest] = subject.split(':');
    return this.things.of(kind, rest.join(':'), names);
  };

  /** All that have a name, and the one that is looked for, by the areas in which they happen. */
  readonly actOptions = (chosen: string): readonly Option[] => this.options('act', chosen, this.act);

  readonly subjectOptions = (chosen: string): readonly Option[] =>
    this.options('subject', chosen, this.subject);

  private options(area: string, chosen: string, name: (code: string) => string): readonly Option[] {
    const codes = new Set([...this.words.namesIn(area), ...(chosen === '' ? [] : [chosen])]);
    return [...codes].map((code) => ({ value: code, label: name(code) }));
  }
}
