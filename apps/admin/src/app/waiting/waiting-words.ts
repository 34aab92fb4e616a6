// What waits for a second person, in words: what it is, about what, what becomes another, who asked, and why a reader cannot confirm it.
import { inject, Injectable } from '@angular/core';
import type { Refusal, WaitingActView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';
import { addressOf } from '../approvals/address-of';
import { ActWords } from '../audit/act-words';
import { FactWords } from '../audit/fact-words';
import { changesBetween } from './changes-between';

const DAY_MS = 86_400_000;
/** Below that an age is said in hours. */
const AGE_IN_DAYS_FROM = 2;

interface WaitingPlace {
  readonly link: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

@Injectable({ providedIn: 'root' })
export class WaitingWords {
  private readonly words = inject(Words);
  private readonly acts = inject(ActWords);
  private readonly facts = inject(FactWords);

  readonly kind = ({ source, kind }: WaitingActView): string =>
    this.words.say(source === 'approval' ? `approvals.kind.${kind}` : `waiting.kind.${kind}`);

  /** An auction or a plate by its name; else the thing as the record calls it. */
  readonly about = ({ auctionTitle, plateNumber, subject, kind }: WaitingActView): string => {
    const named = [
      ...(auctionTitle === null ? [] : [this.words.auctionTitle(auctionTitle)]),
      ...(plateNumber === null ? [] : [formatPlate({ number: plateNumber })]),
    ];
    if (named.length > 0) return named.join(' ');
    // Of rules and roles the kind has already said what they are.
    return kind === 'steps' || kind === 'roles' ? this.acts.thing(subject) : this.acts.subject(subject);
  };

  readonly changes = ({ before, after, subject }: WaitingActView): readonly string[] => {
    const about = { kind: subject.split(':', 1)[0] ?? '', names: {} };
    return changesBetween(before, after).map(({ sign, name, value }) => {
      const colon = this.words.say('factText.colon');
      return `${sign} ${this.facts.name(name)}${colon}${this.facts.value(name, value, about)}`;
    });
  };

  /** Who, when, and how old their account was then. */
  readonly asked = ({ askedBy, askedAtMs }: WaitingActView): string => {
    const { name, accountCreatedAtMs } = askedBy;
    const words = `${name} · ${momentOf(askedAtMs)}`;
    if (accountCreatedAtMs === null) return words;
    const ageMs = Math.max(0, askedAtMs - accountCreatedAtMs);
    const days = Math.floor(ageMs / DAY_MS);
    const age =
      days < AGE_IN_DAYS_FROM ? this.words.span(ageMs) : this.words.say('factText.days', { count: days });
    return `${words} · ${this.words.say('waiting.account', { age })}`;
  };

  readonly holds = ({ holdsUntilMs }: WaitingActView, nowMs: number): string => {
    if (holdsUntilMs === null) return this.words.say('waiting.holdsAlways');
    return this.words.say(nowMs < holdsUntilMs ? 'waiting.holdsUntil' : 'waiting.heldUntil', {
      time: momentOf(holdsUntilMs),
    });
  };

  /** Nothing was tried: what a refused act says would be another sentence. */
  readonly why = ({ code, data }: Refusal): string => {
    if (code.endsWith('.SAME_PERSON')) return this.words.say('waiting.why.samePerson');
    if (code === 'STAFF.FORBIDDEN' && 'permission' in data)
      return this.words.say('waiting.why.forbidden', {
        permission: this.words.sayOr(`permission.${String(data.permission)}`, String(data.permission)),
      });
    if (code === 'STAFF.TOO_NEW' && 'fromAtMs' in data)
      return this.words.say('waiting.why.tooNew', { time: momentOf(Number(data.fromAtMs)) });
    return this.words.sayRefusal({ code, data });
  };

  /** Where it is decided, or what it is about is seen. */
  readonly place = ({ source, kind, subject, auctionId, id }: WaitingActView): WaitingPlace | null => {
    if (source === 'stop') return { link: ['/auctions', String(auctionId)], query: {} };
    if (source === 'draft') return { link: ['/auctions', id], query: {} };
    if (source === 'refundOutside') return { link: ['/settlement/refunds'], query: { group: 'failed' } };
    const link = addressOf({ kind, subject, facts: { auctionId } });
    return link === null ? null : { link, query: {} };
  };
}
