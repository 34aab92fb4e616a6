// A plate that was sold, as the hand-over desk sees it: whose it is, whether it may be given out, and who has it.
import type {
  Collector,
  DeclaredVehicleView,
  HandOverState,
  HandOverView,
  PaperName,
  PlateView,
  SaleSource,
} from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import { mask } from '../../platform/personal-data';
import { RefusalError } from '../../platform/errors';

/** How far its payment is. */
export type SaleState = 'due' | 'paid' | 'defaulted' | 'returned';

export interface Sale {
  readonly way: SaleSource;
  readonly saleId: number;
  readonly plate: PlateView;
  /** In the stock; null for a lot. */
  readonly plateId: number | null;
  readonly vin: string;
  readonly vehicle: DeclaredVehicleView | null;
  readonly saleState: SaleState;
  readonly orderNo: string | null;
  readonly lot: HandOverView['lot'];
  readonly paidAtMs: number | null;
  readonly dueAtMs: number | null;
  /** Somebody wants the plate returned, and a colleague has to decide. */
  readonly isRefundAsked: boolean;
  readonly buyer: {
    readonly citizenId: number;
    readonly kind: 'person' | 'organisation';
    readonly name: string;
    readonly mobile: string | null;
    readonly document: string | null;
  };
  readonly collection: Collection | null;
}

export interface Collection {
  readonly handOverId: number;
  readonly collectedAtMs: number;
  readonly staffName: string;
  readonly collector: Collector;
  readonly agentName: string | null;
  readonly papers: readonly PaperName[];
}

export function stateOf({ collection, saleState, isRefundAsked }: Sale): HandOverState {
  if (collection !== null) return 'collected';
  switch (saleState) {
    case 'due':
      return 'notPaid';
    case 'defaulted':
      return 'defaulted';
    case 'returned':
      return 'refunded';
    case 'paid':
      return isRefundAsked ? 'refundAsked' : 'ready';
  }
}

/** Why it is not given out; undefined when it is. */
export function refuseCollection(sale: Sale): RefusalError | undefined {
  const { plate, dueAtMs, collection } = sale;
  const plateNumber = plate.number;
  if (collection !== null) {
    const { collectedAtMs, staffName } = collection;
    return new RefusalError('HAND_OVER.COLLECTED', { plateNumber, collectedAtMs, staffName });
  }
  switch (stateOf(sale)) {
    case 'notPaid':
      return new RefusalError('HAND_OVER.NOT_PAID', { plateNumber, dueAtMs });
    case 'defaulted':
      return new RefusalError('HAND_OVER.DEFAULTED', { plateNumber });
    case 'refunded':
      return new RefusalError('HAND_OVER.REFUNDED', { plateNumber });
    case 'refundAsked':
      return new RefusalError('HAND_OVER.REFUND_ASKED', { plateNumber });
    default:
      return undefined;
  }
}

/** `isNamed`: who looks may read citizens' files. */
export function handOverView(sale: Sale, isNamed: boolean): HandOverView {
  const { way, saleId, plate, vin, vehicle, orderNo, lot, paidAtMs, dueAtMs, buyer, collection } = sale;
  const { citizenId, kind, name, mobile, document } = buyer;
  return {
    ...{ way, saleId, plate, vin, vehicle, orderNo, lot, paidAtMs, dueAtMs, collection },
    state: stateOf(sale),
    buyer: {
      ...{ citizenId, kind },
      name: isNamed || kind === 'organisation' ? name : maskName(name),
      maskedMobile: mask(mobile),
      maskedDocument: mask(document),
    },
  };
}
