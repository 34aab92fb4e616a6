// What stands in an act's before and after, in words: names as the pages call them, figures by the unit in which the name
// ends (style rule 8), and as it is written where nobody has given it a name yet.
import { inject, Injectable } from '@angular/core';
import type { AuditNames } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { ThingWords } from './thing-words';

/** What a name stands for that is a code of a few. */
const CODES: Readonly<Record<string, string>> = {
  access: 'staffAccess',
  act: 'act',
  auctionState: 'waiting.auctionState',
  channels: 'messages.channel',
  collector: 'handOver.collector',
  colour: 'auctionDesk.colours',
  fields: 'fact',
  outcome: 'settlement.oddOutcome',
  permission: 'permission',
  permissions: 'permission',
  plate: 'plateFate',
  refundState: 'waiting.refundState',
  region: 'region',
  role: 'role',
  roles: 'role',
  why: 'audit.failure',
};
/** Where the same name has other codes for another kind of subject. */
const CODES_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  article: { kind: 'content.kind' },
  claim: { state: 'claim.filter' },
  difference: { kind: 'settlement.difference' },
  lot: { state: 'settlement.winnerState' },
  order: { state: 'orders.state' },
  plate: { state: 'stock.state' },
  stock: { state: 'stock.state' },
};
/** What facts are ids of. */
const KIND_OF_ID: Readonly<Record<string, string>> = {
  auctionId: 'auction',
  citizenId: 'citizen',
  copyOf: 'auction',
  lotId: 'lot',
  lotIds: 'lot',
  staffId: 'staff',
};
/** What an entry is about: the kind of its subject, and what is called how. */
export interface FactContext {
  readonly kind: string;
  readonly names: AuditNames;
}

const ANYTHING: FactContext = { kind: '', names: {} };
const LENGTHS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1_000],
] as const;

@Injectable({ providedIn: 'root' })
export class FactWords {
  private readonly words = inject(Words);
  private readonly things = inject(ThingWords);

  readonly name = (name: string): string => this.words.sayOr(`fact.${name}`, name);

  readonly value = (name: string, value: unknown, about: FactContext = ANYTHING): string => {
    // Of a step without an end.
    if (value === null && name === 'upToFen') return this.words.say('factText.anyAmount');
    if (value === null || value === undefined) return '';
    if (Array.isArray(value))
      return value.map((one) => this.value(name, one, about)).join(this.words.say('factText.and'));
    if (typeof value === 'object') return this.parts(value, about);
    if (typeof value === 'boolean') return this.words.say(value ? 'factText.yes' : 'factText.no');
    if (typeof value === 'number') return this.figure(name, value, about);
    return this.text(name, typeof value === 'string' ? value : JSON.stringify(value), about);
  };

  private text(name: string, text: string, { kind }: FactContext): string {
    const isPlate = name === 'plate' || (name === 'number' && (kind === 'plate' || kind === 'stock'));
    const own = isPlate ? formatPlate({ number: text }) : text;
    const area = CODES_OF[kind]?.[name] ?? CODES[name];
    return area === undefined ? own : this.words.sayOr(`${area}.${text}`, own);
  }

  private parts(facts: object, about: FactContext): string {
    const colon = this.words.say('factText.colon');
    return Object.entries(facts)
      .map(([name, value]) => `${this.name(name)}${colon}${this.value(name, value, about)}`)
      .join(this.words.say('factText.then'));
  }

  private figure(name: string, value: number, { names }: FactContext): string {
    const kind = KIND_OF_ID[name];
    if (kind !== undefined) return this.things.of(kind, String(value), names);
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
