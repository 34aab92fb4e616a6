// Fen as people read it: ¥ with grouping, and fen only when there are some.
import { FIGURES_LOCALE } from '@haopai/rules';

const whole = new Intl.NumberFormat(FIGURES_LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(FIGURES_LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `5600000` → `¥56,000`; `5600050` → `¥56,000.50`; `-5600000` → `−¥56,000`. */
export function formatYuan(fen: number): string {
  return fen < 0 ? `−¥${groupYuan(-fen)}` : `¥${groupYuan(fen)}`;
}

/** The same without the sign, for places that carry it once: `56,000`. */
export function groupYuan(fen: number): string {
  return (fen % 100 === 0 ? whole : exact).format(fen / 100);
}
