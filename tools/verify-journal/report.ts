// The verdict in words, for the terminal.
import { FAULTS } from './finding';
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
  const shown = findings.slice(0, SHOWN_MAX).map(({ fault, lotId, version, detail }) => {
    const place = version === null ? `lot ${lotId}` : `lot ${lotId} v${version}`;
    return `  ${place}: ${fault} (${FAULTS[fault]}) ${detail}`;
  });
  const rest = findings.length - shown.length;
  if (rest > 0) shown.push(`  and ${rest} more`);
  return [...lines, '', `The journal is damaged, ${findings.length} findings:`, ...shown].join('\n');
}
