// Reads an amount as people type it, in yuan, down to the fen and never through a float.
import type { Reading } from '@haopai/web-app/forms';

const FEN_PER_YUAN = 100;

/** Fen. `¥50,000.5` is taken; bounds in fen. */
export function readYuan(minFen: number, maxFen: number): (text: string) => Reading<number> {
  return (text) => {
    const typed = text.normalize('NFKC').replace(/[\s,¥]/g, '');
    const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed) ?? [];
    if (whole === '') return { ok: false, code: 'FEN.NOT_WHOLE', data: {} };
    const fen = Number(whole) * FEN_PER_YUAN + Number(part.padEnd(2, '0'));
    if (fen < minFen) return { ok: false, code: 'NUMBER.TOO_SMALL', data: { min: yuanText(minFen) } };
    if (fen > maxFen) return { ok: false, code: 'NUMBER.TOO_LARGE', data: { max: yuanText(maxFen) } };
    return { ok: true, value: fen };
  };
}

/** Nothing is right as well. */
export function readOptionalYuan(minFen: number, maxFen: number): (text: string) => Reading<number | null> {
  const read = readYuan(minFen, maxFen);
  return (text) => (text.trim() === '' ? { ok: true, value: null } : read(text));
}

/** As one would type it: 50000, 0.01. */
export function yuanText(fen: number): string {
  const part = fen % FEN_PER_YUAN;
  const whole = String((fen - part) / FEN_PER_YUAN);
  return part === 0 ? whole : `${whole}.${String(part).padStart(2, '0')}`;
}
