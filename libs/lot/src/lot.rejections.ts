// The refusals of a lot: a code and its data, never words. The codes are those of the wire (libs/contracts).
import type { Fen } from '@haopai/rules';

export interface LotRejectionData {
  'BID.TOO_LOW': { readonly priceFen: Fen; readonly lowestFen: Fen };
  'BID.NOT_ON_LADDER': { readonly priceFen: Fen; readonly allowedFen: readonly Fen[] };
  'BID.ALREADY_LEADING': { readonly priceFen: Fen };
  'BID.ENTRY_BOUND': { readonly entryId: number; readonly lotId: number };
  'BID.OTHER_ENTRY_HERE': { readonly entryId: number };
  'BID.OVER_LIMIT': { readonly limitFen: Fen; readonly priceFen: Fen };
  'BID.TOO_LATE': { readonly endedAtMs: number; readonly receivedAtMs: number };
  'BID.PRESSED_TOO_LONG_AGO': { readonly heldMs: number; readonly heldMaxMs: number };
  'BID.CEILING_TOO_LOW': { readonly priceFen: Fen; readonly lowestFen: Fen };
  'BID.NO_CEILING': Record<string, never>;
  'BID.CEILING_CHANGED_TOO_OFTEN': { readonly changesMax: number };
  'PADDLE.DISQUALIFIED': { readonly reason: string };
  'LOT.NOT_OPEN': { readonly opensAtMs: number };
  'LOT.PAUSED': { readonly reason: string };
  'LOT.WITHDRAWN': { readonly reason: string };
  'LOT.NOT_PAUSED': Record<string, never>;
  'LOT.ENDED': { readonly phase: string };
  'IDEMPOTENCY.MISMATCH': { readonly bidId: string };
}

export type LotRejectionCode = keyof LotRejectionData;

export type LotRejection = {
  readonly [Code in LotRejectionCode]: { readonly code: Code; readonly data: LotRejectionData[Code] };
}[LotRejectionCode];

export type Refused = { readonly kind: 'refused'; readonly rejection: LotRejection };

/** Refuses with a code and its data. */
export function reject<Code extends LotRejectionCode>(code: Code, data: LotRejectionData[Code]): Refused {
  return { kind: 'refused', rejection: { code, data } as LotRejection };
}
