// The kept answers by address: as many as fit into their memory, and which of them may still be told.
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Metrics } from '../metrics';
import { KeptAnswer } from './kept-answer';
import { Looks } from './looks';
import type { PublicRoute } from './read-routes';
import { Signs } from './signs';

const MEMORY_MAX_BYTES = 128 * 1024 * 1024;
/** Larger ones are made anew for each reader. */
const ANSWER_MAX_BYTES = 8 * 1024 * 1024;
/** Of an entry: its signs, its headers and its places in maps. */
const OVERHEAD_BYTES = 1_024;
/** Whatever the signs say: so long a change stays unseen of which nobody tells. */
const FOR_MS = 60_000;

export interface Kept {
  readonly answer: KeptAnswer;
  readonly route: PublicRoute;
  /** The database's clock, epoch milliseconds. */
  readonly trueAtMs: number;
  readonly beganAtMs: number;
  readonly signs: readonly (number | undefined)[];
  /** Nothing could change it any more when it was begun: what has ended since may not be in it. */
  readonly isFinal: boolean;
}

/** What is noted before an answer is made: whatever changes meanwhile is not in it. */
export type Beginning = Pick<Kept, 'route' | 'trueAtMs' | 'beganAtMs' | 'signs' | 'isFinal'>;

@Injectable()
export class KeptAnswers {
  private readonly answers = new LRUCache<string, Kept>({
    maxSize: MEMORY_MAX_BYTES,
    maxEntrySize: 2 * ANSWER_MAX_BYTES,
    // Addresses count, too: anybody may make up long ones for what is small.
    sizeCalculation: ({ answer }, address) => answer.sizeBytes + 2 * address.length + OVERHEAD_BYTES,
  });

  constructor(
    private readonly signs: Signs,
    private readonly looks: Looks,
    metrics: Metrics,
  ) {
    metrics.show('keptAnswersBytes', () => this.sizeBytes);
    metrics.show('keptAnswersAgeSeconds', () => Math.min(looks.ageMs / 1_000, Number.MAX_SAFE_INTEGER));
  }

  get sizeBytes(): number {
    return this.answers.calculatedSize;
  }

  /** Undefined when there is none that still stands. The looks are fresh. */
  of(address: string): { readonly kept: Kept; readonly trueAtMs: number } | undefined {
    const kept = this.answers.get(address);
    if (kept === undefined) return undefined;
    const { rule, standsOn } = kept.route;
    const ageMs = performance.now() - kept.beganAtMs;
    const isUnmoved = standsOn.every((name, nth) => {
      const sign = this.signs.of(name);
      return sign !== undefined && sign === kept.signs[nth];
    });
    const isYoung = ageMs < (rule.forMs ?? FOR_MS) || kept.isFinal;
    if (isUnmoved && isYoung && rule.standsOn !== undefined)
      return { kept, trueAtMs: Math.max(kept.trueAtMs, this.looks.trueAtMs) };
    const rests = ageMs < (rule.restsMs ?? (rule.standsOn === undefined ? (rule.forMs ?? FOR_MS) : 0));
    return rests ? { kept, trueAtMs: kept.trueAtMs } : undefined;
  }

  begin(route: PublicRoute): Beginning {
    const { endsWith } = route;
    return {
      route,
      trueAtMs: this.looks.trueAtMs,
      beganAtMs: performance.now(),
      signs: route.standsOn.map((name) => this.signs.of(name)),
      isFinal: endsWith !== null && this.signs.hasEnded(endsWith),
    };
  }

  keep(address: string, beginning: Beginning, answer: KeptAnswer): Kept {
    const kept = { ...beginning, answer };
    this.answers.set(address, kept);
    return kept;
  }
}
