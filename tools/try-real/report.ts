// What a trial says in the end: a document that can be kept.
import type { Ending, TriedPart } from './part';

const SAID_LINES_MAX = 20;

export interface ReportHead {
  readonly commit: string;
  /** Whether something was changed and not committed. */
  readonly isChanged: boolean;
  readonly startedAtMs: number;
  readonly machine: string;
}

export function reportOf(head: ReportHead, tried: readonly TriedPart[], written: readonly string[]): string {
  const at = `${new Date(head.startedAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const rows = tried.map(
    ({ part, seconds, ending }) => `| ${part} | ${onOf(ending)} | ${wordOf(ending)} | ${seconds} |`,
  );
  return [
    '# A trial of Haopai with the real thing',
    '',
    `${at}, commit \`${head.commit}\`${head.isChanged ? ' with changes that are not committed' : ''}, ${head.machine}.`,
    '',
    '| part | on | came of it | seconds |',
    '| --- | --- | --- | ---: |',
    ...rows,
    ...tried.flatMap(detailsOf),
    '',
    ...(written.length === 0
      ? ['Nothing is written down as tried (docs/tried.md).']
      : written.map((line) => `- ${line}`)),
    '',
  ].join('\n');
}

export function hasFailed(tried: readonly TriedPart[]): boolean {
  return tried.some(({ ending }) => ending.kind === 'failed');
}

function onOf(ending: Ending): string {
  return ending.kind === 'notTried' ? '–' : ending.on;
}

function wordOf(ending: Ending): string {
  switch (ending.kind) {
    case 'passed':
      return 'passed';
    case 'failed':
      return '**FAILED**';
    case 'notTried':
      return `not tried: ${ending.missing}`;
  }
}

function detailsOf({ part, ending }: TriedPart): readonly string[] {
  if (ending.kind === 'notTried') return [];
  const lines = ending.said.trimEnd().split('\n');
  const left = lines.length - SAID_LINES_MAX;
  const shown = lines.slice(-SAID_LINES_MAX);
  return ['', `## ${part}`, '', '```', ...(left > 0 ? [`… ${left} lines before`] : []), ...shown, '```'];
}
