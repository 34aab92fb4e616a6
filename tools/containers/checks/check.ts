// A check from outside: one claim about the running site, and what was seen.
import type { Pool } from 'mysql2/promise';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '../../load';
import type { OfficeClient } from '../../office';
import type { SiteKeys } from '../../services';
import type { TrialSite } from '../trial-site';

const ASK_EVERY_MS = 500;
const READY_PATIENCE_MS = 60_000;

export interface Check {
  /** The claim. */
  readonly name: string;
  /** It gives files to other users or reads volumes where they lie; left out for whoever is not root, and said. */
  readonly wantsRoot?: true;
  /** Returns what was seen, in a few words; throws when the claim does not hold. */
  run(trial: Trial): Promise<string>;
}

/** What checks know of the site, and leave to those after them. */
export class Trial {
  private pool: Pool | null = null;
  private readonly offices: OfficeClient[] = [];

  constructor(
    readonly site: TrialSite,
    /** Of the clone. */
    readonly root: string,
  ) {}

  /** Beside the site, as an operator's tools would reach it. */
  async db(): Promise<Pool> {
    this.pool ??= openPool(await this.site.mysqlUrl());
    return this.pool;
  }

  /** Its address has changed, or it goes away. */
  async leaveDb(): Promise<void> {
    await this.pool?.end();
    this.pool = null;
  }

  keys(): SiteKeys {
    return {
      sessionSecret: this.site.secret('session_secret'),
      dataKeys: this.site.secret('data_keys'),
      dataHashKey: this.site.secret('data_hash_key'),
    };
  }

  /** Two administrators: what one prepares the other publishes. */
  admit(...offices: readonly OfficeClient[]): void {
    this.offices.push(...offices);
  }

  office(index: 0 | 1): OfficeClient {
    const found = this.offices[index];
    if (found === undefined)
      throw new Error('no administrator is in: run the check of the first administrator, too');
    return found;
  }
}

/** Throws with what was seen when the claim does not hold. */
export function claim(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** nginx leaves alone for some seconds whoever has just been started anew. */
export async function isReady({ site }: Trial, when: string): Promise<void> {
  await eventually(READY_PATIENCE_MS, async () => {
    const { ok, status } = await fetch(`${site.baseUrl}/api/health/ready`);
    claim(ok, `${when} /api/health/ready was answered ${status}`);
  });
}

/** Asks again until it holds, and gives up with the last reason. */
export async function eventually<Result>(patienceMs: number, ask: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await sleep(ASK_EVERY_MS);
  }
}
