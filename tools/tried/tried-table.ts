// The table of docs/tried.md, laid out as the project's documents are.
import type { Tried } from '@haopai/contracts';

const HEAD = ['kind', 'what', 'version', 'date', 'commit', 'command'];
const NONE = '–';

export function tableOf(rows: readonly Tried[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = '', ...lines] = cells.map(lineOf);
  return [head, lineOf(rule), ...lines].join('');
}

function cellsOf({ kind, name, last }: Tried): readonly string[] {
  if (last === null) return [kind, name, 'never', NONE, NONE, NONE];
  return [kind, name, last.version, last.date, `\`${last.commit}\``, `\`${last.command}\``];
}
