// Proofs of work of the whole site: a challenge for each stranger, good for one purpose, five minutes and once.
import { Inject, Injectable } from '@nestjs/common';
import type { ProofPurpose, ProofView } from '@haopai/contracts';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { REDIS, type Redis } from '../../../platform/redis';
import { ProofChallenges } from './proof-challenges';
import { ProofWork } from './proof-work';

export const PROOF_LIFE_MS = 5 * 60_000;
/** The mark of a used one outlives it on instances whose clocks differ. */
const CLOCKS_APART_MS = 60_000;

@Injectable()
export class Proofs {
  private readonly isOn: boolean;
  private readonly challenges: ProofChallenges;

  constructor(
    config: Config,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly work: ProofWork,
  ) {
    this.isOn = config.captcha.isOn;
    this.challenges = new ProofChallenges(config.session.secret);
  }

  async create(purpose: ProofPurpose): Promise<ProofView> {
    if (!this.isOn) return { isOn: false };
    const nowMs = Date.now();
    const expiresAtMs = nowMs + PROOF_LIFE_MS;
    const rounds = await this.work.roundsFor(purpose, nowMs);
    return { isOn: true, challenge: await this.challenges.write(purpose, rounds, expiresAtMs), expiresAtMs };
  }

  /** Uses a right one up. */
  async check(proof: string, purpose: ProofPurpose): Promise<RefusalError | undefined> {
    if (!this.isOn) return undefined;
    const read = await this.challenges.read(proof, purpose);
    if (read === null) return new RefusalError('PROOF.WRONG', {});
    const value = Math.max(read.expiresAtMs - Date.now(), 0) + CLOCKS_APART_MS;
    const isFirst = await this.redis.set(`proof-used:${read.nonce}`, '1', {
      condition: 'NX',
      expiration: { type: 'PX', value },
    });
    return isFirst === null ? new RefusalError('PROOF.WRONG', {}) : undefined;
  }
}
