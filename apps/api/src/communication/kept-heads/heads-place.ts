// Port: a place outside the database in which lines are kept. It only ever takes more of them.

export type PlaceName = 'file' | 'mail';

/** Injection token of all places that this site has. */
export const HEADS_PLACES = Symbol('HEADS_PLACES');

export abstract class HeadsPlace {
  abstract readonly name: PlaceName;

  /** Rejects when nobody can say that it is kept; the same may then come again. `mark` is the same for every attempt. */
  abstract keep(line: string, mark: string): Promise<void>;

  /** All that was kept, the oldest first; null where the place gives nothing back. */
  abstract lines(): AsyncIterable<string> | null;
}
