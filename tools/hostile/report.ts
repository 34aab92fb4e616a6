// The run as JSON for programs and as a table for people.
import { short } from '../bench/report';
import type { Judged } from './judge';
import type { PhaseFigures } from './phase';

export interface HostileJson extends Judged {
  readonly site: readonly string[];
  readonly bidders: number;
  /** Of what the crowds offer: 1 is all. */
  readonly share: number;
  readonly leasesLost: number;
  readonly missedEnds: number;
  readonly lost: number;
  readonly phases: readonly PhaseFigures[];
}

export function hostileJson(
  phases: readonly PhaseFigures[],
  judged: Judged,
  run: Pick<HostileJson, 'site' | 'bidders' | 'share'>,
): HostileJson {
  const sum = (of: 'leasesLost' | 'missedEnds' | 'lost'): number =>
    phases.reduce((total, phase) => total + phase[of], 0);
  const sums = { leasesLost: sum('leasesLost'), missedEnds: sum('missedEnds'), lost: sum('lost') };
  return { ...run, ...sums, ...judged, phases };
}

const HEAD = ['crowd', '', 'bids', 'p50 ms', 'p99 ms', 'max ms', 'lost', 'leases', 'ends'];

export function hostileTable({ phases, p99MaxMs, missed, site }: HostileJson): string {
  const rows = phases.map(
    ({ crowd, title, bids, p50Ms, p99Ms, maxMs, lost, leasesLost, missedEnds, lotsEnded }) => [
      ...[
        crowd,
        title,
        String(bids),
        short(p50Ms),
        short(p99Ms),
        short(maxMs),
        String(lost),
        String(leasesLost),
      ],
      `${missedEnds}/${lotsEnded}`,
    ],
  );
  const wanted = ['wanted', '', '', '', `≤ ${short(p99MaxMs)}`, '', '0', '0', '0'];
  const verdict = missed.length === 0 ? ['All of it holds.'] : missed.map((miss) => `MISSED: ${miss}`);
  return [
    ...site,
    '',
    ...aligned([HEAD, ...rows, wanted]),
    '',
    'what became of bids, and of what the strangers sent:',
    ...phases.flatMap(strangersLines),
    '',
    ...verdict,
  ].join('\n');
}

function strangersLines({
  crowd,
  outcomes,
  cuts,
  heldBack,
  rescued,
  handOver,
  strangers,
}: PhaseFigures): readonly string[] {
  const notes = [
    countsText(outcomes),
    cuts > 0 && `lines cut ${cuts}`,
    heldBack > 0 && `held back ${heldBack}`,
    rescued > 0 && `rescued ${rescued}`,
    handOver !== null && `in the hand-over ${handOver.bids}, max ${short(handOver.maxMs)} ms`,
  ].filter((note) => note !== false);
  return [
    `  ${crowd.padEnd(6)} bids: ${notes.join('; ')}`,
    ...strangers.map(
      ({ act, offered, unsent, answers }) =>
        `         ${act}: ${offered} offered${unsent > 0 ? `, ${unsent} unsent` : ''}; ${countsText(answers)}`,
    ),
  ];
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** The first two columns are words, the others figures. */
function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
