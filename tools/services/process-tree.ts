// Which processes another one has started, as the system says. Linux only; none elsewhere.
import { readFileSync } from 'node:fs';

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // Another system, or it has just ended.
    return '';
  }
}

/** Those that still run. */
export function childrenOf(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  return read(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** The child that runs this file; null when there is none. */
export function childRunning(pid: number | undefined, file: string): number | null {
  return childrenOf(pid).find((child) => read(child, 'cmdline').includes(file)) ?? null;
}
