// Reads a part of a plate from a field in which nothing may stand: then it is not looked for. Pure.
import { JINHUA_PLATES, parsePlatePart, type PlatePart } from '@haopai/rules';
import type { Reading } from '@haopai/web-app/forms';

export function readPart(text: string): Reading<PlatePart | null> {
  return text.trim() === '' ? { ok: true, value: null } : parsePlatePart(text, JINHUA_PLATES);
}
