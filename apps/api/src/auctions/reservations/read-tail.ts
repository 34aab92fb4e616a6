// Reads the last characters of a plate as somebody types them who wants to reserve it: five of an ordinary one, six of a new-energy one.
import { comparableText, JINHUA_PLATES, parsePlate, type Plate } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

/** Of what is told back. */
const TAIL_SHOWN_MAX = 12;

/** A plate that is written out whole is taken as well. */
export function readTail(raw: string): Plate | RefusalError<'RESERVATION.PLATE_MALFORMED'> {
  const text = comparableText(raw);
  const { prefix } = JINHUA_PLATES;
  const plate = parsePlate(text.startsWith(prefix) ? text : prefix + text, JINHUA_PLATES);
  if (plate.ok) return plate.value;
  return new RefusalError('RESERVATION.PLATE_MALFORMED', { tail: raw.slice(0, TAIL_SHOWN_MAX) });
}
