// Every check from outside, one after the other: a line for each, and a last one that counts.
import type { TrialSite } from '../trial-site';
import { backup } from './backup';
import { certificate } from './certificate';
import { changeKeys } from './change-keys';
import { type Check, Trial } from './check';
import { firstAdministrator } from './first-administrator';
import { logs } from './logs';
import { lostNode, lostRedis } from './lost-parts';
import { migrations } from './migrations';
import { move } from './move';
import { movedDoor } from './moved-door';
import { pages } from './pages';
import { alerts, figures } from './prometheus';
import { rights } from './rights';
import { rollBack } from './roll-back';
import { saleFromASheet } from './sale-from-a-sheet';
import { sandbox } from './sandbox';
import { secrets } from './secrets';
import { shares } from './shares';
import { killedDoor, killedEngine, storm } from './storms';
import { upgrade } from './upgrade';

/** In this order: what makes staff and citizens first, what takes the site apart last. */
const CHECKS: readonly Check[] = [
  ...[
    migrations,
    pages,
    sandbox,
    firstAdministrator,
    saleFromASheet,
    storm,
    killedEngine,
    killedDoor,
    movedDoor,
  ],
  ...[shares, rights, secrets, logs, figures, alerts, certificate, changeKeys, rollBack, backup, move],
  upgrade,
];

/** Of a site with docker/compose.replicated.yaml: what is otherwise there, and that people can bid over it. */
const REPLICATED_CHECKS: readonly Check[] = [
  ...[migrations, pages, firstAdministrator, storm, killedEngine, killedDoor, lostNode, lostRedis],
  ...[secrets, figures, changeKeys],
];

/** By parts of their names; all of them when nothing is said. */
export function chooseChecks(only: readonly string[], isReplicated: boolean): readonly Check[] {
  return (isReplicated ? REPLICATED_CHECKS : CHECKS).filter(
    ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
  );
}

/** Only these need the image of the release before. */
export function wantsReleaseBefore(checks: readonly Check[]): boolean {
  return checks.includes(upgrade);
}

/** Returns the exit code. */
export async function runChecks(site: TrialSite, root: string, checks: readonly Check[]): Promise<number> {
  const trial = new Trial(site, root);
  const isRoot = process.getuid?.() === 0;
  let [passed, failed] = [0, 0];
  for (const { name, run, wantsRoot = false } of checks) {
    if (wantsRoot && !isRoot) {
      console.log(`not tried  ${name}: it wants root`);
      continue;
    }
    const startedAt = performance.now();
    const seconds = (): string => ((performance.now() - startedAt) / 1_000).toFixed(1);
    try {
      console.log(`passed  ${name}: ${await run(trial)} (${seconds()} s)`);
      passed += 1;
    } catch (error) {
      failed += 1;
      console.log(
        `FAILED  ${name} (${seconds()} s)\n${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  await trial.leaveDb();
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
