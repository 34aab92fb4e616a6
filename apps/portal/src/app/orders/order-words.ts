// What an order is for, in which state it shows itself and how long is left to pay it, as keys among the words: pure.
import type { CheckedPayment, DepositState, OrderHead, OrderKind, OrderState } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { WordParams } from '@haopai/web-app';
import { formatLeft, type IconName, type Tone } from '@haopai/web-ui';
import type { WatchState } from './payment-watch';

export interface Said {
  readonly key: string;
  readonly params: WordParams;
}

/** `closing`: its time is over, and the server has not said so yet. */
export type ShownOrderState = OrderState | 'closing';

/** How the newest payment of an order that waits for money shows itself; `looking` and `overdue` while nobody knows. */
export type ShownPayment = 'none' | 'looking' | 'overdue' | 'notPaid' | 'failed' | 'odd';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const ORDER_LOOKS: Readonly<Record<ShownOrderState, Look>> = {
  created: { tone: 'alert', icon: 'clock' },
  closing: { tone: 'neutral', icon: 'clock' },
  paid: { tone: 'lead', icon: 'check' },
  expired: { tone: 'neutral', icon: 'clock' },
  cancelled: { tone: 'neutral', icon: 'close' },
  refunding: { tone: 'alert', icon: 'again' },
  refunded: { tone: 'lead', icon: 'again' },
};

export const DEPOSIT_LOOKS: Readonly<Record<DepositState, Look>> = {
  held: { tone: 'neutral', icon: 'clock' },
  applied: { tone: 'lead', icon: 'check' },
  refunded: { tone: 'lead', icon: 'again' },
  forfeited: { tone: 'stop', icon: 'stop' },
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export function shownState({ state, dueAtMs }: OrderHead, nowMs: number): ShownOrderState {
  return state === 'created' && nowMs >= dueAtMs ? 'closing' : state;
}

/**
 * `told` is undefined before anybody was asked. Who was sent back by the provider has done something there: that nobody has paid is
 * then believed when it is still so after a while.
 */
export function shownPayment(
  told: CheckedPayment | null | undefined,
  { hasReturned, watch }: { hasReturned: boolean; watch: WatchState },
): ShownPayment {
  const unknown = watch === 'overdue' ? 'overdue' : 'looking';
  if (told === undefined) return hasReturned ? unknown : 'none';
  if (told === null) return 'none';
  const { standing } = told;
  if (standing === 'notPaid') return hasReturned && watch === 'looking' ? 'looking' : 'notPaid';
  return standing === 'failed' || standing === 'odd' ? standing : unknown;
}

/** Nothing more is to be waited for. */
export function isSettled(told: CheckedPayment | null | undefined): boolean {
  return told === null || told?.standing === 'failed' || told?.standing === 'odd';
}

/** Under which words stand of an order: those of its kind, but of more deposit for a share that is paid. */
export function wordsOf({ kind, about }: OrderHead): OrderKind | 'topUp' {
  return about.isTopUp === true ? 'topUp' : kind;
}

/** `auctionTitle` puts the name of an auction into the reader's language. */
export function purposeOf(order: OrderHead, auctionTitle: (title: string) => string): Said {
  const { plate, auction, vins } = order.about;
  return {
    key: `order.for.${wordsOf(order)}`,
    params: {
      plate: plate === null ? '' : formatPlate(plate),
      auction: auction === null ? '' : auctionTitle(auction.title),
      count: vins.length,
    },
  };
}

/** A clock on the last day, days and hours before. */
export function timeLeft(leftMs: number): Said {
  if (leftMs < DAY_MS) return { key: 'order.left', params: { left: formatLeft(leftMs) } };
  const hours = Math.floor(leftMs / HOUR_MS);
  return { key: 'order.leftDays', params: { days: Math.floor(hours / 24), hours: hours % 24 } };
}
