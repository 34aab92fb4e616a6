// What stands in an act's before and after, in words: names as the pages call them, figures by the unit in which the name
// ends (style rule 8), and as it is written where nobody has given it a name yet.
import { inject, Injectable } from '@angular/core';
import { momentOf, Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';

/** What a name stands for that is a code of a few. */
const CODES: Readonly<Record<string, string>> = {
  role: 'role',
  region: 'region',
  fields: 'fact',
  outcome: 'settlement.oddOutcome',
  channels: 'messages.channel',
};
const LENGTHS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1_000],
] as const;

@Injectable({ providedIn: 'root' })
export class FactWords {
  private readonly words = inject(Words);

  readonly name = (name: string): string => this.words.sayOr(`fact.${name}`, name);

  readonly value = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value))
      return value.map((one) => this.value(name, one)).join(this.words.say('factText.and'));
    if (typeof value === 'object') return this.parts(value);
    if (typeof value === 'boolean') return this.words.say(value ? 'factText.yes' : 'factText.no');
    if (typeof value === 'number') return this.figure(name, value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const area = CODES[name];
    return area === undefined ? text : this.words.sayOr(`${area}.${text}`, text);
  };

  private parts(facts: object): string {
    const colon = this.words.say('factText.colon');
    return Object.entries(facts)
      .map(([name, value]) => `${this.name(name)}${colon}${this.value(name, value)}`)
      .join(this.words.say('factText.then'));
  }

  private figure(name: string, value: number): string {
    if (name.endsWith('Fen')) return formatYuan(value);
    if (name.endsWith('AtMs') || name === 'fromMs' || name === 'toMs') return momentOf(value);
    return name.endsWith('Ms') ? this.length(value) : String(value);
  }

  /** Never rounded: this is a record. */
  private length(lengthMs: number): string {
    const [unit, unitMs] =
      LENGTHS.find(([, ms]) => lengthMs >= ms && lengthMs % ms === 0) ?? (['milliseconds', 1] as const);
    return this.words.say(`factText.${unit}`, { count: lengthMs / unitMs });
  }
}
