// Asks whether somebody is who they say, a few at a time and each once, outside of every transaction; what is answered is kept, and told where nobody waits for it any more.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '../../communication/notifications';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { DocumentsStore } from './documents.store';
import { type Finding, IdentityChecksStore } from './identity-checks.store';
import type { IdentityRecord } from './identity-record';
import { type IdentityAnswer, IdentityVerifier } from './identity-verifier';

/** As long as a page waits; what is answered later is told by a notice. */
export const PAGE_WAITS_MS = 2_500;
/** One instance asks for so many at once, and for no more: whoever comes then is asked for a moment later. */
const ASKED_AT_ONCE_MAX = 8;
/** Whoever is asked has no longer, whatever its adapter promises. */
const ANSWER_MAX_MS = 10_000;
/** Longer than an answer takes: whoever is killed meanwhile leaves it to others. */
const CLAIMED_FOR_MS = 30_000;
/** After no answer: pages do not wait for the next one for so long. */
const SILENT_MS = 15_000;
const FIRST_PAUSE_MS = 5_000;
const PAUSE_MAX_MS = 10 * 60_000;

/** Another account has the document still. */
type Claimed = { readonly kind: 'refused'; readonly reason: 'claimed' };

@Injectable()
export class AskIdentity {
  private readonly underWay = new Map<number, Promise<void>>();
  private silentUntilMs = 0;

  constructor(
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
    private readonly store: IdentityChecksStore,
    private readonly documents: DocumentsStore,
    private readonly verifier: IdentityVerifier,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** For a page that waits a little: resolves with the answer, after a moment without one, or at once where nobody would answer now. */
  async askAWhile(citizenId: number): Promise<void> {
    const isBusy = this.underWay.size >= ASKED_AT_ONCE_MAX && !this.underWay.has(citizenId);
    if (isBusy || performance.now() < this.silentUntilMs) return this.store.queue(citizenId);
    const patience = new AbortController();
    const asking = this.ask(citizenId, PAGE_WAITS_MS).finally(() => patience.abort());
    await Promise.race([
      asking,
      sleep(PAGE_WAITS_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
  }

  isAsking(citizenId: number): boolean {
    return this.underWay.has(citizenId);
  }

  /** Resolves when it is answered or put off. Never rejects. What comes after `waitedForMs` is told by a notice. */
  ask(citizenId: number, waitedForMs = 0): Promise<void> {
    const known = this.underWay.get(citizenId);
    if (known !== undefined) return known;
    const asking = this.askOnce(citizenId, waitedForMs)
      .catch((error: unknown) => this.log.warn({ err: error, citizenId }, 'nobody was asked who somebody is'))
      .finally(() => this.underWay.delete(citizenId));
    this.underWay.set(citizenId, asking);
    return asking;
  }

  private async askOnce(citizenId: number, waitedForMs: number): Promise<void> {
    const turn = await this.store.claim(citizenId, CLAIMED_FOR_MS);
    const record = turn === null ? null : await this.store.read(citizenId);
    if (turn === null || record === null) return;
    const startedMs = performance.now();
    const answer = await this.answerOf(record);
    if (answer.kind === 'noAnswer') return this.putOff(citizenId, turn, answer.why);
    this.silentUntilMs = 0;
    const finding: Finding =
      answer.kind === 'agrees'
        ? { state: 'verified', by: 'provider', reason: null }
        : { state: 'refused', by: 'provider', reason: answer.reason };
    const isLate = performance.now() - startedMs >= waitedForMs;
    await this.keep(citizenId, turn.asks, finding, isLate);
  }

  private async answerOf({ document, mobile, ...record }: IdentityRecord): Promise<IdentityAnswer | Claimed> {
    // Without them there is nothing to ask with: the office looks at a picture.
    if (document === null || mobile === null) return { kind: 'refused', reason: 'notCovered' };
    const { citizenId, kind, name, documentKind, representative, holdsDocument } = record;
    if (!holdsDocument && !(await this.documents.take(citizenId, document, documentKind)))
      return { kind: 'refused', reason: 'claimed' };
    const facts = { kind, name, document, documentKind, mobile, representative };
    const patience = new AbortController();
    const giveUp = sleep(ANSWER_MAX_MS, { kind: 'noAnswer', why: 'TIMEOUT' } as const, {
      ref: false,
      signal: patience.signal,
    });
    giveUp.catch(() => undefined);
    try {
      return await Promise.race([this.verifier.verify(facts), giveUp]);
    } catch {
      // What an adapter throws may repeat what it was told: it goes nowhere.
      return { kind: 'noAnswer', why: 'ADAPTER.FAILED' };
    } finally {
      patience.abort();
    }
  }

  private async putOff(
    citizenId: number,
    { asks, attempts }: { readonly asks: number; readonly attempts: number },
    why: string,
  ): Promise<void> {
    this.silentUntilMs = performance.now() + SILENT_MS;
    this.log.warn({ citizenId, why, attempts }, 'there was no answer who somebody is');
    const pauseMs = Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 10));
    await this.store.postpone(citizenId, asks, why, pauseMs);
  }

  private keep(citizenId: number, asks: number, finding: Finding, isLate: boolean): Promise<void> {
    return this.transactions.run(async (transaction) => {
      const isKept = await this.store.note(transaction, citizenId, asks, finding);
      if (!isKept || !isLate) return;
      const { reason } = finding;
      if (reason === null)
        await this.outbox.notice(transaction, { citizenId, kind: 'identityVerified', data: {} });
      else await this.outbox.notice(transaction, { citizenId, kind: 'identityRefused', data: { reason } });
    });
  }
}
