// What acts and their subjects are called; as they are written where nobody has given them a name yet.
import { inject, Injectable } from '@angular/core';
import { Words } from '@haopai/web-app';
import type { Option } from '@haopai/web-ui/fields';

@Injectable({ providedIn: 'root' })
export class ActWords {
  private readonly words = inject(Words);

  readonly act = (act: string): string => this.words.sayOr(`act.${act}`, act);

  /** `staff:12` → `工作人员 12`, `setting:logs.keptDays` → `设置 日志保存天数`. */
  readonly subject = (subject: string): string => {
    const [kind = '', ...rest] = subject.split(':');
    const name = this.words.sayOr(`subject.${kind}`, kind);
    const which = rest.join(':');
    if (which === '') return name;
    return `${name} ${kind === 'setting' ? this.words.sayOr(`settings.name.${which}`, which) : which}`;
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
