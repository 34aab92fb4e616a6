// One part of a trial, and what came of it.
import type { PartName } from './arguments';

/** Told while it runs, and kept for the report where it matters there. */
export type Note = (line: string) => void;

/** `on`: what it ran on, with its version. */
export type Ending =
  | { readonly kind: 'passed'; readonly on: string; readonly said: string }
  | { readonly kind: 'failed'; readonly on: string; readonly said: string }
  /** `missing`: what it would have needed. */
  | { readonly kind: 'notTried'; readonly missing: string };

export interface TriedPart {
  readonly part: PartName;
  readonly seconds: number;
  readonly ending: Ending;
}

export const notTried = (missing: string): Ending => ({ kind: 'notTried', missing });

/** Whoever throws has failed. */
export async function endingOf(on: string, work: () => Promise<string>): Promise<Ending> {
  try {
    return { kind: 'passed', on, said: await work() };
  } catch (error) {
    return { kind: 'failed', on, said: error instanceof Error ? error.message : String(error) };
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Those of the variables that are set neither themselves nor by a file that holds them. */
export function missingOf(env: Variables, names: readonly string[]): readonly string[] {
  return names.filter((name) => !env[name] && !env[`${name}_FILE`]);
}
