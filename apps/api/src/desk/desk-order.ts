// Reads what an administrator asks of the reservation desk: nothing shows what waits, a number with a word decides one.
import { parseArgs } from 'node:util';
import { yuanToFen } from '@haopai/rules';
import type { Decision } from '../reservations';

export type DeskOrder =
  | { readonly kind: 'list' }
  | { readonly kind: 'decide'; readonly reservationId: number; readonly decision: Decision }
  | { readonly kind: 'unclear' };

export const DESK_USAGE: readonly string[] = [
  'reservations                              what waits for a decision',
  'reservations 12 approve                   deposit ¥5,000, start price ¥10,000, three days to pay',
  'reservations 12 approve --deposit 2000 --start-price 8000 --days 5',
  'reservations 12 reject --reason "why, as the citizen will read it"',
];

const DAY_MS = 24 * 60 * 60_000;
const DEFAULTS = { deposit: '5000', 'start-price': '10000', days: '3' };
const REASON_MAX = 200;
const YUAN_MAX = 100_000_000;
const DAYS_MAX = 60;

export function readDeskOrder(args: readonly string[]): DeskOrder {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        deposit: { type: 'string', default: DEFAULTS.deposit },
        'start-price': { type: 'string', default: DEFAULTS['start-price'] },
        days: { type: 'string', default: DEFAULTS.days },
        reason: { type: 'string', default: '' },
      },
    });
    const [id, word, ...more] = positionals;
    if (id === undefined) return { kind: 'list' };
    const reservationId = wholeNumber(id, Number.MAX_SAFE_INTEGER);
    const decision = word === 'approve' ? approvalOf(values) : word === 'reject' ? rejectionOf(values) : null;
    if (more.length > 0 || reservationId === null || decision === null) return { kind: 'unclear' };
    return { kind: 'decide', reservationId, decision };
  } catch {
    // An option that there is not.
    return { kind: 'unclear' };
  }
}

function approvalOf(values: {
  readonly deposit: string;
  readonly 'start-price': string;
  readonly days: string;
}): Decision | null {
  const depositYuan = wholeNumber(values.deposit, YUAN_MAX);
  const startPriceYuan = wholeNumber(values['start-price'], YUAN_MAX);
  const days = wholeNumber(values.days, DAYS_MAX);
  if (depositYuan === null || startPriceYuan === null || days === null) return null;
  return {
    kind: 'approve',
    depositFen: yuanToFen(depositYuan),
    startPriceFen: yuanToFen(startPriceYuan),
    payWithinMs: days * DAY_MS,
  };
}

function rejectionOf({ reason }: { readonly reason: string }): Decision | null {
  const text = reason.trim();
  return text === '' || text.length > REASON_MAX ? null : { kind: 'reject', reason: text };
}

/** From 1 to `max`, or null. */
function wholeNumber(text: string, max: number): number | null {
  const value = Number(text);
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(value) && value <= max ? value : null;
}
