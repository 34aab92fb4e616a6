// Reads the texts that are looked for in plates, by the names of the fields in which they were typed.
import type { FieldRefusal } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlatePart, type PlatePart } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

/** Null: nothing is looked for in that way. */
export function readPlateParts<Name extends string>(
  typed: Readonly<Record<Name, string | null>>,
): Readonly<Record<Name, PlatePart | null>> | RefusalError<'LISTING.BAD_SEARCH'> {
  const parts = {} as Record<Name, PlatePart | null>;
  const faults: FieldRefusal[] = [];
  for (const [path, text] of Object.entries(typed) as [Name, string | null][]) {
    const part = text === null ? null : parsePlatePart(text, JINHUA_PLATES);
    if (part?.ok === false) faults.push({ path, code: part.code, data: part.data });
    else parts[path] = part?.value ?? null;
  }
  return faults.length > 0 ? new RefusalError('LISTING.BAD_SEARCH', { fields: faults }) : parts;
}
