// A link as a QR code (ISO/IEC 18004), drawn as one path: a square for each dark module. Pure.
import { create } from 'qrcode';

export interface QrDrawing {
  /** Modules on a side, with the quiet zone that the standard asks for. */
  readonly size: number;
  readonly path: string;
}

/** Modules that stay light on each side. */
const QUIET = 4;

export function drawQr(link: string): QrDrawing {
  // A seventh of it may be dirt, or a thumb: what a screen needs and no more.
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  return { size: modules.size + 2 * QUIET, path: squares.join('') };
}
