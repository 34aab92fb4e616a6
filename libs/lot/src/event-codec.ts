// The text of an event in the journal, and the way back. Old texts stay readable for ever: an upcast per version, a golden journal per version.
import type { LotEvent } from './lot.events';

/** Version of the stored form; raise it, and add an upcast, when a stored field changes its meaning. */
const FORMAT = 1;

/** One line of JSON, the same text for the same event: the hash chain runs over it. */
export function encodeLotEvent(event: LotEvent): string {
  return JSON.stringify({ v: FORMAT, ...event });
}

/** Reads a stored event of any version. Throws on a text that no version wrote: the journal is corrupt. */
export function decodeLotEvent(text: string): LotEvent {
  const { v, ...event } = JSON.parse(text) as LotEvent & { v: number };
  if (v !== FORMAT) throw new Error(`Stored event of unknown format ${v}`);
  return event;
}
