// The refusals a lot gave lately, so that the same id gets the same answer although no journal has refusals.
import { assertNever } from '@haopai/lot';
import type { CancelCeiling, LotCommand, LotRejection, PlaceBid, SetCeiling } from '@haopai/lot';

/** Refusals remembered a lot; older ones are judged anew. */
export const REFUSALS_REMEMBERED_MAX = 1_000;

type Body<Order> = Omit<Order, 'receivedAtMs' | 'entryBoundTo' | 'salt'>;
/** An order that came under an id of the bidder's. */
export type IdentifiedOrder = Body<PlaceBid> | Body<SetCeiling> | Body<CancelCeiling>;

interface Remembered {
  readonly body: IdentifiedOrder;
  readonly rejection: LotRejection;
}

export function isIdentified(command: LotCommand): command is PlaceBid | SetCeiling | CancelCeiling {
  return command.type === 'PlaceBid' || command.type === 'SetCeiling' || command.type === 'CancelCeiling';
}

export class RefusalMemory {
  private readonly byId = new Map<string, Remembered>();

  /** The refusal this order got before; a mismatch when its id came with another body; null when it is new. */
  recall(order: IdentifiedOrder): LotRejection | null {
    const earlier = this.byId.get(keyOf(order));
    if (earlier === undefined) return null;
    if (isSameBody(earlier.body, order)) return earlier.rejection;
    const bidId = order.type === 'PlaceBid' ? order.bidId : order.proxyId;
    return { code: 'IDEMPOTENCY.MISMATCH', data: { bidId } };
  }

  remember(order: IdentifiedOrder, rejection: LotRejection): void {
    const key = keyOf(order);
    if (this.byId.has(key)) return;
    this.byId.set(key, { body: bodyOf(order), rejection });
    if (this.byId.size > REFUSALS_REMEMBERED_MAX) {
      const oldest = this.byId.keys().next();
      if (!oldest.done) this.byId.delete(oldest.value);
    }
  }

  forget(order: OrderName): void {
    this.byId.delete(keyOf(order));
  }
}

/** What an order is known by: bids and orders about ceilings have their ids apart. */
export type OrderName = { readonly bidId: string } | { readonly proxyId: string };

function keyOf(name: OrderName): string {
  return 'bidId' in name ? name.bidId : `ceiling ${name.proxyId}`;
}

function bodyOf(order: IdentifiedOrder): IdentifiedOrder {
  switch (order.type) {
    case 'PlaceBid': {
      const { type, bidId, paddleNo, entryId, amountFen } = order;
      return { type, bidId, paddleNo, entryId, amountFen };
    }
    case 'SetCeiling': {
      const { type, proxyId, paddleNo, entryId, ceilingFen } = order;
      return { type, proxyId, paddleNo, entryId, ceilingFen };
    }
    case 'CancelCeiling':
      return { type: order.type, proxyId: order.proxyId, paddleNo: order.paddleNo };
    default:
      return assertNever(order);
  }
}

/** Of two orders under the same id. */
function isSameBody(one: IdentifiedOrder, other: IdentifiedOrder): boolean {
  if (one.paddleNo !== other.paddleNo) return false;
  if (one.type === 'CancelCeiling' || other.type === 'CancelCeiling') return one.type === other.type;
  return one.entryId === other.entryId && amountOf(one) === amountOf(other);
}

function amountOf(order: Body<PlaceBid> | Body<SetCeiling>): number {
  return order.type === 'PlaceBid' ? order.amountFen : order.ceilingFen;
}
