// Asks nobody: it agrees by itself, but for names that end in certain words, so that whoever tries the site knows what to type (docs/runbook.md, "Who somebody is").
import { setTimeout as sleep } from 'node:timers/promises';
import { type IdentityAnswer, type IdentityFacts, IdentityVerifier } from './identity-verifier';

/** What a name ends in, and what is answered then. */
export const SANDBOX_NAMES = {
  differs: '不符',
  noRecord: '无档',
  /** No answer the first two times. */
  slow: '慢慢',
  /** Never an answer. */
  dead: '失联',
} as const;

const ANSWER_AFTER_MS = 100;
const SLOW_TIMES = 2;
/** Names that are remembered as having been asked for; the oldest is forgotten. */
const ASKED_MAX = 1_000;

export class SandboxVerifier extends IdentityVerifier {
  private readonly asked = new Map<string, number>();

  async verify({ name }: IdentityFacts): Promise<IdentityAnswer> {
    await sleep(ANSWER_AFTER_MS, undefined, { ref: false });
    if (name.endsWith(SANDBOX_NAMES.differs)) return { kind: 'refused', reason: 'differs' };
    if (name.endsWith(SANDBOX_NAMES.noRecord)) return { kind: 'refused', reason: 'noRecord' };
    if (name.endsWith(SANDBOX_NAMES.dead)) return { kind: 'noAnswer', why: 'SANDBOX.DEAD' };
    if (name.endsWith(SANDBOX_NAMES.slow) && this.timesAsked(name) <= SLOW_TIMES)
      return { kind: 'noAnswer', why: 'SANDBOX.SLOW' };
    return { kind: 'agrees' };
  }

  private timesAsked(name: string): number {
    const times = (this.asked.get(name) ?? 0) + 1;
    this.asked.delete(name);
    this.asked.set(name, times);
    const [oldest] = this.asked.keys();
    if (this.asked.size > ASKED_MAX && oldest !== undefined) this.asked.delete(oldest);
    return times;
  }
}
