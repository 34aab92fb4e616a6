// What a test run prints: one line for what passed, everything for what failed.
import type { Counts } from './counts';

const TITLE_WIDTH = 30;

export function reportLine(title: string, counts: Counts, seconds: number): void {
  const mark = counts.failed === 0 ? '✓' : '✗';
  const figures = `${counts.passed} passed${counts.failed > 0 ? `, ${counts.failed} FAILED` : ''}`;
  console.log(`  ${mark}  ${title.padEnd(TITLE_WIDTH)} ${figures.padEnd(24)} ${seconds.toFixed(1)} s`);
}

export function reportSlowest(files: readonly string[]): void {
  console.log(`     slowest: ${files.join(', ')}`);
}

export function reportFailure(title: string, output: string): void {
  console.log(`\n──── ${title} ────\n${output.trim()}\n────\n`);
}
