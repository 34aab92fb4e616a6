// In which order one's own auctions are listed: what runs now, what comes, what is still to be paid or fetched; what is over lies apart. Pure.
import type { EnrolmentView } from '@haopai/contracts';

export interface OrderedEnrolments {
  readonly current: readonly EnrolmentView[];
  readonly past: readonly EnrolmentView[];
}

/** Started, and one is in it: its room is where to be now. */
export function isUnderWay({ auction, state }: EnrolmentView, nowMs: number): boolean {
  const isCancelled = auction.stop?.kind === 'cancel';
  return state === 'paid' && !isCancelled && auction.state !== 'past' && auction.startsAtMs <= nowMs;
}

/** `enrolments`: the newest first, so that of two in one auction the later one counts. */
export function inOrder(enrolments: readonly EnrolmentView[], nowMs: number): OrderedEnrolments {
  const newest = new Map<number, EnrolmentView>();
  for (const enrolment of enrolments)
    if (!newest.has(enrolment.auction.id)) newest.set(enrolment.auction.id, enrolment);
  const isComing = ({ auction }: EnrolmentView): boolean =>
    auction.state === 'coming' && auction.stop?.kind !== 'cancel' && auction.startsAtMs > nowMs;

  const rest = new Set(enrolments);
  /** Whatever was taken before is not taken again. */
  const take = (is: (enrolment: EnrolmentView) => boolean): EnrolmentView[] => {
    const taken = [...rest].filter(is);
    for (const enrolment of taken) rest.delete(enrolment);
    return taken;
  };
  const live = take((enrolment) => isUnderWay(enrolment, nowMs));
  const coming = take((enrolment) => isComing(enrolment) && newest.get(enrolment.auction.id) === enrolment);
  const toPay = take(({ entries }) => entries.some(({ lot }) => (lot?.balanceDueAtMs ?? null) !== null));
  const toFetch = take(({ pickUp }) => pickUp?.plates.some((plate) => !plate.collectedAtMs) === true);
  return {
    current: [
      ...live,
      ...coming.sort((one, other) => one.auction.startsAtMs - other.auction.startsAtMs),
      ...toPay,
      ...toFetch,
    ],
    past: [...rest],
  };
}
