// What a drill has shown: lines for people, and the same as JSON.
import type { DrillRun } from './run-drill';

interface DrillJson extends DrillRun {
  readonly seed: number;
  readonly findings: readonly string[];
}

export function drillJson(run: DrillRun, seed: number): DrillJson {
  const ofRestores = run.restores.flatMap(({ until, comparison }) =>
    comparison.findings.map((finding) => `${until ?? 'the end'}: ${finding}`),
  );
  return { seed, ...run, findings: [...run.keyFindings, ...ofRestores] };
}

export function drillTable(json: DrillJson): string {
  const { bids, backupMs, backupBytes, copies, longestCopyMs, restores, uncopied, findings } = json;
  const s = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  return [
    `${bids} bids acknowledged; full backup in ${s(backupMs)}, ${copies} copies of binlogs of ${s(longestCopyMs)} at most, ${Math.round(backupBytes / 1_000)} kB in all, sealed`,
    `lost with the machine: ${uncopied.bids} bids that were acknowledged in the ${s(uncopied.ms)} after the last copy had begun`,
    '',
    ...restores.map(({ until, ms, comparison }) => {
      const { bids: looked, paidOrders, checkpoints, events, leaves } = comparison;
      return `${(until ?? 'the end').padEnd(19)}  restored in ${s(ms)}: ${looked} bids, ${paidOrders} paid orders and ${checkpoints} checkpoints looked for; ${events} events, ${leaves} leaves there`;
    }),
    '',
    ...(findings.length === 0 ? ['All that was acknowledged is there.'] : findings),
  ].join('\n');
}
