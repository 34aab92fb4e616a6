// The verdict in words, for the terminal.
import { FAULTS, type Finding } from '@haopai/record';
import type { Mended } from './mend-lot';
import type { Verdict } from './verify-journal';

/** Findings shown one by one; their number stands above them. */
const SHOWN_MAX = 50;

export function reportOf(verdict: Verdict): string {
  const { lots, events, bids, entries, lotsByPhase, headsBehind, findings } = verdict;
  const phases = [...lotsByPhase].map(([phase, count]) => `${count} ${phase}`);
  const lines = [
    `${lots} lots${phases.length > 0 ? ` (${phases.join(', ')})` : ''}`,
    `${events} events, ${bids} of them accepted bids; ${entries} entries bound`,
  ];
  if (headsBehind > 0) lines.push(`${headsBehind} heads are a little behind their journals`);
  if (findings.length === 0) return [...lines, '', 'The journal holds.'].join('\n');
  return [...lines, '', `The journal is damaged, ${findings.length} findings:`, ...shownOf(findings)].join(
    '\n',
  );
}

export function reportOfMending(lotId: number, { versions, otherwise, findings }: Mended): string {
  if (otherwise.length > 0)
    return `Nothing was changed: of lot ${lotId} v${otherwise.join(', v')} hold here and read otherwise in the copy. Take a copy of this very site.`;
  if (findings.length > 0)
    return [
      `Nothing was changed: lot ${lotId} would be damaged with the rows of the copy, too:`,
      ...shownOf(findings),
    ].join('\n');
  return versions.length === 0
    ? `Lot ${lotId} is as in the copy: there is nothing to put back.`
    : `Lot ${lotId}: put back as in the copy: v${versions.join(', v')}`;
}

function shownOf(findings: readonly Finding[]): readonly string[] {
  const shown = findings.slice(0, SHOWN_MAX).map(({ fault, lotId, version, detail }) => {
    const place = version === null ? `lot ${lotId}` : `lot ${lotId} v${version}`;
    return `  ${place}: ${fault} (${FAULTS[fault]}) ${detail}`;
  });
  const rest = findings.length - shown.length;
  return rest > 0 ? [...shown, `  and ${rest} more`] : shown;
}
