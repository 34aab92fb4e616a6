// What an act and its subject are called; as they are written where nobody has given them a name yet.
import { inject, Injectable } from '@angular/core';
import { Words } from '@haopai/web-app';

@Injectable({ providedIn: 'root' })
export class ActWords {
  private readonly words = inject(Words);

  readonly act = (act: string): string => this.nameOr(`act.${act}`, act);

  /** `staff:12` → `工作人员 12`. */
  readonly subject = (subject: string): string => {
    const [kind = '', ...rest] = subject.split(':');
    const name = this.nameOr(`subject.${kind}`, kind);
    return rest.length === 0 ? name : `${name} ${rest.join(':')}`;
  };

  private nameOr(key: string, otherwise: string): string {
    const words = this.words.say(key);
    return words === key ? otherwise : words;
  }
}
