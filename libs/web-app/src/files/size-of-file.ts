// How large a file is, as people read it: `840 KB`, `3.2 MB`.
import { FIGURES_LOCALE } from '@haopai/rules';

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

const megabytes = new Intl.NumberFormat(FIGURES_LOCALE, { maximumFractionDigits: 1 });

/** Never less than it is in kilobytes: nothing has none. */
export function sizeOfFile(byteCount: number): string {
  return byteCount < MEGABYTE
    ? `${Math.ceil(byteCount / KILOBYTE)} KB`
    : `${megabytes.format(byteCount / MEGABYTE)} MB`;
}
