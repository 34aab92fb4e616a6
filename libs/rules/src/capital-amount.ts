// Writes money in Chinese capitals (大写), the form that cheques and receipts carry because it is hard to alter.
import type { Fen } from './fen';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;

/** Largest first: 亿 and 万 take any number before them, the others one digit. */
const UNITS = [
  { value: 100_000_000, name: '亿' },
  { value: 10_000, name: '万' },
  { value: 1_000, name: '仟' },
  { value: 100, name: '佰' },
  { value: 10, name: '拾' },
] as const;

/** A positive whole number in capitals; a gap below a unit is read as one 零, however many zeros it has. */
function capitalNumber(n: number): string {
  const unit = UNITS.find(({ value }) => value <= n);
  if (unit === undefined) return DIGITS[n] ?? '';
  const head = capitalNumber(Math.floor(n / unit.value)) + unit.name;
  const rest = n % unit.value;
  if (rest === 0) return head;
  const hasGap = rest < unit.value / 10;
  return head + (hasGap ? DIGITS[0] : '') + capitalNumber(rest);
}

/**
 * The amount in capitals after the rules for filling in bills and settlement vouchers (正确填写票据和结算凭证的基本规定,
 * People's Bank of China, 1997): 整 after 元 and never after 分; left out after 角, as in the rules' own examples; 零 for
 * jiao that are nought before fen. Where the rules leave 零 to the writer (after a 万 or 元 that is nought) it is left out.
 * Any `Fen` can be written; below nought it begins with 负.
 */
export function capitalAmount(amount: Fen): string {
  if (amount < 0) return `负${capitalFen(Math.abs(amount))}`;
  return capitalFen(amount);
}

function capitalFen(amount: number): string {
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const fen = amount % 10;

  const yuanWords = yuan === 0 ? '' : `${capitalNumber(yuan)}元`;
  if (jiao === 0 && fen === 0) return `${yuanWords || '零元'}整`;
  if (fen === 0) return `${yuanWords}${DIGITS[jiao]}角`;
  if (jiao > 0) return `${yuanWords}${DIGITS[jiao]}角${DIGITS[fen]}分`;
  return `${yuanWords && yuanWords + DIGITS[0]}${DIGITS[fen]}分`;
}
