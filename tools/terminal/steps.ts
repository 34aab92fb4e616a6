// Shows the steps of a start as they are taken: one line each with its duration, and what a long one is doing.
import { stdout } from 'node:process';

const NAME_WIDTH = 11;
const NOTE_EVERY_MS = 3_000;

export interface Step {
  /** Says what the step is doing now; shown at most every few seconds where lines cannot be overwritten. */
  note(line: string): void;
}

function print(name: string, text: string, end: string): void {
  const line = `${name.padEnd(NAME_WIDTH)}${text}`;
  if (stdout.isTTY) stdout.write(`\r\x1b[2K${line.slice(0, stdout.columns - 1)}${end}`);
  else if (end !== '') stdout.write(`${line}${end}`);
}

/** A line that stays, also in the middle of a step. */
export function sayLine(name: string, text: string): void {
  stdout.write(`${stdout.isTTY ? '\r\x1b[2K' : ''}${name.padEnd(NAME_WIDTH)}${text}\n`);
}

/** Runs one step and returns its result; `describe` says of the result what stands on the line. */
export async function takeStep<Result>(
  name: string,
  work: (step: Step) => Promise<Result>,
  describe: (result: Result) => string,
): Promise<Result> {
  const startedMs = Date.now();
  let notedMs = startedMs;
  const note = (line: string) => {
    if (line.trim() === '' || (!stdout.isTTY && Date.now() - notedMs < NOTE_EVERY_MS)) return;
    notedMs = Date.now();
    print(name, `… ${line}`, stdout.isTTY ? '' : '\n');
  };
  print(name, '…', '');
  try {
    const result = await work({ note });
    print(name, `${describe(result)} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`, '\n');
    return result;
  } catch (error) {
    print(name, 'failed', '\n');
    throw error;
  }
}
