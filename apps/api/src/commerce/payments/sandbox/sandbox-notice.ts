// A notice of the sandbox: its text, and what it tells.
import type { ToldPayment } from '../payment-provider';

/** Whom the sandbox's notices are meant for. */
export const SANDBOX_APP = 'haopai-sandbox';
export const SANDBOX_CURRENCY = 'CNY';

export interface SandboxNotice {
  readonly app: string;
  readonly paymentNo: string;
  readonly orderNo: string;
  readonly amountFen: number;
  readonly currency: string;
  readonly status: 'waiting' | 'paid' | 'failed';
  readonly tradeNo: string | null;
  readonly paidAtMs: number | null;
  readonly toldAtMs: number;
}

export function sandboxNoticeToText(notice: SandboxNotice): string {
  return JSON.stringify(notice);
}

/** Null for a text that is no notice. */
export function toldBySandbox(text: string): ToldPayment | null {
  const notice = parse(text);
  const truth = notice === null ? null : truthOf(notice);
  if (notice === null || truth === null) return null;
  const { paymentNo, orderNo, amountFen, currency, toldAtMs } = notice;
  const isForUs = notice.app === SANDBOX_APP;
  return { paymentNo, orderNo, amountFen, currency, isForUs, toldAtMs, truth };
}

function truthOf({ status, tradeNo, paidAtMs, amountFen }: SandboxNotice): ToldPayment['truth'] | null {
  if (status === 'waiting') return { kind: 'waiting' };
  if (status === 'failed') return { kind: 'closed' };
  return tradeNo === null || paidAtMs === null ? null : { kind: 'paid', tradeNo, amountFen, paidAtMs };
}

function parse(text: string): SandboxNotice | null {
  try {
    const raw: unknown = JSON.parse(text);
    return isNotice(raw) ? raw : null;
  } catch {
    return null;
  }
}

function isNotice(raw: unknown): raw is SandboxNotice {
  if (typeof raw !== 'object' || raw === null) return false;
  const field = (name: keyof SandboxNotice): unknown => Reflect.get(raw, name);
  const status = field('status');
  return (
    (['app', 'paymentNo', 'orderNo', 'currency'] as const).every((name) => typeof field(name) === 'string') &&
    (['amountFen', 'toldAtMs'] as const).every((name) => Number.isSafeInteger(field(name))) &&
    (status === 'waiting' || status === 'paid' || status === 'failed') &&
    (field('tradeNo') === null || typeof field('tradeNo') === 'string') &&
    (field('paidAtMs') === null || Number.isSafeInteger(field('paidAtMs')))
  );
}
