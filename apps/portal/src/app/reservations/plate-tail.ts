// What stands after the city's prefix, as somebody types it who wants to reserve a plate: read, and drawn while it grows; pure.
import { comparableText, JINHUA_PLATES, parsePlate, type Plate } from '@haopai/rules';
import type { Reading } from '@haopai/web-app/forms';
import type { TextFormat } from '@haopai/web-ui/fields';

export const PLATE_PREFIX = JINHUA_PLATES.prefix;
/** Of an ordinary plate; a new-energy plate has one more. */
export const TAIL_LENGTH = 5;

export interface Drawing {
  readonly number: string;
  readonly kind: 'ordinary' | 'newEnergy';
  readonly colour: 'blue' | 'green';
}

/** Upper case, and without the prefix of a plate that is pasted whole. */
export const formatTail: TextFormat = (raw) => {
  const text = comparableText(raw);
  return text.startsWith(PLATE_PREFIX) ? text.slice(PLATE_PREFIX.length) : text;
};

/** Positions in refusals count from the first character typed. */
export function readTail(text: string): Reading<Plate> {
  const reading = parsePlate(PLATE_PREFIX + formatTail(text), JINHUA_PLATES);
  if (reading.ok || !('position' in reading.data)) return reading;
  const position = reading.data.position - PLATE_PREFIX.length;
  return { ok: false, code: reading.code, data: { ...reading.data, position } };
}

/** What the plate looks like so far, with a stroke where a character is still missing. */
export function drawSoFar(text: string): Drawing {
  const tail = formatTail(text);
  const isNewEnergy = tail.length > TAIL_LENGTH;
  const length = isNewEnergy ? TAIL_LENGTH + 1 : TAIL_LENGTH;
  return {
    number: PLATE_PREFIX + tail.slice(0, length).padEnd(length, '-'),
    ...(isNewEnergy ? { kind: 'newEnergy', colour: 'green' } : { kind: 'ordinary', colour: 'blue' }),
  };
}
