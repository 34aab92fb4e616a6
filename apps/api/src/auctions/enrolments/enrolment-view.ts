// An enrolment as its citizen sees it: pure.
import type {
  AuctionView,
  DisqualificationView,
  EnrolmentEntryView,
  EnrolmentView,
  EntryLotView,
  EntryOutcome,
  PaperName,
  PickUpView,
  PlateView,
} from '@haopai/contracts';
import { readyToFetchAtMs } from '../../commerce/hand-over';
import type { EnrolmentRow, EntryRow } from './enrolment-rows.store';

export function enrolmentView(
  row: EnrolmentRow & { readonly accessCode: string | null },
  auction: AuctionView,
  allEntries: readonly EntryRow[],
  toBring: readonly PaperName[],
): EnrolmentView {
  const { id, state, createdAtMs, paidAtMs, orderNo, dueAtMs, paddleNo, accessCode } = row;
  // Of a live enrolment, shares that came to nothing are of no interest; of one that did as a whole, they are all there is.
  const isLive = state === 'unpaid' || state === 'paid';
  const entries = allEntries.filter((entry) => !isLive || entry.state === 'unpaid' || entry.state === 'paid');
  return {
    ...{ id, auction, state, createdAtMs, paidAtMs, orderNo, dueAtMs, paddleNo, accessCode },
    depositFen: entries.reduce((sum, { depositFen }) => sum + (inFen(depositFen) ?? auction.depositFen), 0),
    disqualified: disqualificationOf(row),
    entries: entries.map(entryView),
    pickUp: pickUpOf(entries, row.pickUpText, toBring),
  };
}

function disqualificationOf({
  disqualifiedFor,
  disqualifiedAtMs,
}: EnrolmentRow): DisqualificationView | null {
  if (disqualifiedFor === null || disqualifiedAtMs === null) return null;
  return { reason: disqualifiedFor, atMs: disqualifiedAtMs };
}

function entryView(entry: EntryRow): EnrolmentEntryView {
  const { id, vin, deposit, isReserved, vehicle: said, isSeen } = entry;
  const vehicle = said === null ? null : { vehicle: said, isSeen: isSeen === 1 };
  const money = { deposit, depositFen: inFen(entry.depositFen), limitFen: inFen(entry.limitFen) };
  return { entryId: id, vin, vehicle, ...money, isReserved: isReserved !== 0, lot: lotOf(entry) };
}

function inFen(amount: number | string | null): number | null {
  return amount === null ? null : Number(amount);
}

function lotOf(entry: EntryRow): EntryLotView | null {
  const { lotId, lotNo, phase, priceFen, balanceOrderNo, balanceFen, balanceDueAtMs } = entry;
  if (lotId === null) return null;
  const hammerFen = phase === 'sold' ? priceFen : null;
  return {
    ...{ lotId, lotNo, plate: plateOf(entry), outcome: outcomeOf(entry), hammerFen },
    ...{ balanceOrderNo, balanceFen, balanceDueAtMs },
    ...(entry.wonState === 'returned' ? { isReturned: true } : {}),
  };
}

function outcomeOf({ id, phase, leaderEntryId, wonState }: EntryRow): EntryOutcome {
  if (wonState !== null) return wonState === 'defaulted' ? 'defaulted' : 'won';
  switch (phase) {
    case 'sold':
      return leaderEntryId === id ? 'won' : 'lost';
    case 'unsold':
    case 'withdrawn':
      return phase;
    default:
      return 'open';
  }
}

function pickUpOf(
  entries: readonly EntryRow[],
  text: string,
  toBring: readonly PaperName[],
): PickUpView | null {
  const fetched = entries.filter(({ wonState }) => wonState === 'paid');
  if (fetched.length === 0) return null;
  return {
    plates: fetched.map((entry) => ({
      ...{ lotId: entry.lotId ?? 0, plate: plateOf(entry), vin: entry.vin },
      collectedAtMs: entry.collectedAtMs,
    })),
    fromMs: Math.min(...fetched.map(({ wonClosedAtMs }) => readyToFetchAtMs(wonClosedAtMs ?? 0))),
    toBring,
    text,
  };
}

function plateOf(entry: EntryRow): PlateView {
  return {
    number: entry.plateNumber,
    kind: entry.plateKind,
    colour: entry.plateColour,
    isPersonalised: entry.isPersonalised !== 0,
    region: entry.region,
  };
}
