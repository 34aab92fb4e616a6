// What a source file says to people, and by which keys it asks for words: what scripts and templates are both read into.

export interface Finding {
  /** With its line, from the root of the project. */
  readonly where: string;
  readonly what: string;
}

/** A word asked for: a whole key, or the beginning of keys that are put together while the program runs. */
export interface AskedKey {
  readonly where: string;
  readonly key: string;
  readonly isBeginning: boolean;
}

export interface Reading {
  readonly asked: readonly AskedKey[];
  /** Every piece of text of which keys could be made. */
  readonly pieces: readonly string[];
  /** Said to people and not taken from the words. */
  readonly hardCoded: readonly Finding[];
}

export const NOTHING_READ: Reading = { asked: [], pieces: [], hardCoded: [] };

export function addReadings(readings: readonly Reading[]): Reading {
  return {
    asked: readings.flatMap(({ asked }) => asked),
    pieces: readings.flatMap(({ pieces }) => pieces),
    hardCoded: readings.flatMap(({ hardCoded }) => hardCoded),
  };
}
