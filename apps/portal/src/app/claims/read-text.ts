// Reads several lines of text: as they were written, and not nothing.
import type { Reading } from '@haopai/web-app/forms';

export function readText(text: string): Reading<string> {
  const written = text.trim();
  return written === '' ? { ok: false, code: 'TEXT.EMPTY', data: {} } : { ok: true, value: written };
}
