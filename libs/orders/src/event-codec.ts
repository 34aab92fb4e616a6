// The text of an event in the journal, and the way back. Old texts stay readable for ever: an upcast per version, a golden journal per version.
import type { OrderEvent } from './order.events';

/** Version of the stored form; raise it, and add an upcast, when a stored field changes its meaning. */
const FORMAT = 1;

/** One line of JSON, the same text for the same event. */
export function encodeOrderEvent(event: OrderEvent): string {
  return JSON.stringify({ v: FORMAT, ...event });
}

/** A text that no version known here wrote, be it corrupt or of a newer program: reading it again does not help. */
export class UnreadableEvent extends Error {}

/** Reads a stored event of any version known here. Throws UnreadableEvent on any other text. */
export function decodeOrderEvent(text: string): OrderEvent {
  const { v, ...event } = parse(text);
  if (v !== FORMAT) throw new UnreadableEvent(`Stored event of unknown format ${v}`);
  return event;
}

function parse(text: string): OrderEvent & { readonly v: number } {
  try {
    return JSON.parse(text) as OrderEvent & { v: number };
  } catch (cause) {
    throw new UnreadableEvent('Stored event that is no JSON', { cause });
  }
}
