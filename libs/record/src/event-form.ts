// Whether a stored event has what its type says: a journal that comes from anybody is judged, never believed.
import type { LotEvent } from '@haopai/lot';

type Test = (value: unknown) => boolean;

const isWhole: Test = (value) => Number.isSafeInteger(value);
const isText: Test = (value) => typeof value === 'string';
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const isLadder: Test = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((step, at) => isWhole(step) && step > (at === 0 ? 0 : value[at - 1]));

const TERMS: Readonly<Record<string, Test>> = {
  ...{ lotId: isWhole, startPriceFen: isWhole, ladder: isLadder },
  ...{ firstBidMs: isWhole, countdownMs: isWhole, opensAtMs: isWhole },
};
const isTerms: Test = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(TERMS).every(([name, test]) => test((value as Record<string, unknown>)[name]));

const BID = { paddleNo: isWhole, entryId: isWhole, amountFen: isWhole };

const FORMS: Readonly<Record<LotEvent['type'], Readonly<Record<string, Test>>>> = {
  LotScheduled: { terms: isTerms },
  LotOpened: { endsAtMs: isWhole },
  BidAccepted: { ...BID, bidId: isText, endsAtMs: isWhole, proxyId: maybe(isText) },
  CeilingSet: {
    ...{ proxyId: isText, paddleNo: isWhole, entryId: isWhole },
    ...{ askedFen: isWhole, ceilingFen: isWhole },
  },
  CeilingCancelled: { proxyId: isText, paddleNo: isWhole },
  LotPaused: { remainingMs: isWhole },
  LotResumed: { cause: isText, endsAtMs: isWhole, sinceMs: maybe(isWhole) },
  LotWithdrawn: {},
  PaddleDisqualified: { paddleNo: isWhole, endsAtMs: maybe(isWhole), remainingMs: maybe(isWhole) },
  LotSold: BID,
  LotUnsold: {},
};

/** The first field that is none; null where all are there. */
export function wrongField(event: LotEvent): string | null {
  const { type } = event;
  if (!Object.hasOwn(FORMS, type)) return 'type';
  const values = event as unknown as Readonly<Record<string, unknown>>;
  const wrong = Object.entries({ atMs: isWhole, actId: maybe(isText), ...FORMS[type] }).find(
    ([name, test]) => !test(values[name]),
  );
  return wrong?.[0] ?? null;
}
