// Every check from outside, one after the other: a line for each, and a last one that counts.
import type { TrialSite } from '../trial-site';
import { backup } from './backup';
import { type Check, Trial } from './check';
import { firstAdministrator } from './first-administrator';
import { logs } from './logs';
import { migrations } from './migrations';
import { pages } from './pages';
import { alerts, figures } from './prometheus';
import { rights } from './rights';
import { saleFromASheet } from './sale-from-a-sheet';
import { secrets } from './secrets';
import { killedDoor, killedEngine, storm, upgrade } from './storms';

/** In this order: what makes staff and citizens first, what takes the site apart last. */
const CHECKS: readonly Check[] = [
  ...[migrations, pages, firstAdministrator, saleFromASheet, storm, killedEngine, killedDoor],
  ...[rights, secrets, logs, figures, alerts, backup],
];

export interface ChecksWish {
  /** Parts of names; empty for all. */
  readonly only: readonly string[];
  /** Its image is there. */
  readonly hasReleaseBefore: boolean;
}

/** Returns the exit code. */
export async function runChecks(
  site: TrialSite,
  root: string,
  { only, hasReleaseBefore }: ChecksWish,
): Promise<number> {
  const known = hasReleaseBefore ? [...CHECKS, upgrade] : CHECKS;
  const checks = known.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  const trial = new Trial(site, root);
  let failed = 0;
  for (const { name, run } of checks) {
    const startedAt = performance.now();
    const seconds = (): string => ((performance.now() - startedAt) / 1_000).toFixed(1);
    try {
      console.log(`passed  ${name}: ${await run(trial)} (${seconds()} s)`);
    } catch (error) {
      failed += 1;
      console.log(
        `FAILED  ${name} (${seconds()} s)\n${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  await trial.leaveDb();
  console.log(`\n${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 && checks.length > 0 ? 0 : 1;
}
