// How Alipay writes amounts and times: yuan with two decimals, and the clock of Beijing.

const FEN_PER_YUAN = 100;
const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/;
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `5600000` → `56000.00`. */
export function yuanText(amountFen: number): string {
  const fen = String(amountFen % FEN_PER_YUAN).padStart(2, '0');
  return `${Math.trunc(amountFen / FEN_PER_YUAN)}.${fen}`;
}

/** Null for what is no amount. */
export function fenOfYuan(text: string | undefined): number | null {
  const [, yuan, decimals = ''] = YUAN.exec(text ?? '') ?? [];
  return yuan === undefined ? null : Number(yuan) * FEN_PER_YUAN + Number(decimals.padEnd(2, '0'));
}

/** `2026-11-26 14:05:00`. */
export function alipayTime(atMs: number): string {
  return clock.format(atMs);
}

/** Null for what is no time. */
export function msOfAlipayTime(text: string | undefined): number | null {
  if (text === undefined || !TIME.test(text)) return null;
  const atMs = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(atMs) ? null : atMs;
}
