// Prices that can be read and are seldom meant: those with jiao and fen, such as a slipped decimal point makes.
import { LINES_TOLD_MAX, type SheetWarning } from '@haopai/contracts';

const FEN_PER_YUAN = 100;

interface PricedLine {
  readonly line: number;
  readonly priceFen: number | null;
}

export function warningsOfPrices(lines: readonly PricedLine[]): readonly SheetWarning[] {
  const odd = lines.filter(({ priceFen }) => priceFen !== null && priceFen % FEN_PER_YUAN !== 0);
  if (odd.length === 0) return [];
  const told = odd.slice(0, LINES_TOLD_MAX).map(({ line }) => line);
  return [{ code: 'SHEET.PRICES_WITH_FEN', data: { lines: told } }];
}
