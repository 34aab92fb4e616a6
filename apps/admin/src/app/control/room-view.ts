// What the page of a control room knows of a sale, and what each thing that it hears makes of that: pure.
import type {
  AuctionView,
  ControlActView,
  ControlBid,
  ControlFigures,
  ControlLot,
  ControlNews,
  ControlRoomView,
  DisqualifiedPaddle,
  LotView,
  RoomMessage,
  StopBy,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { type CutOffSeen, newestCutOff } from './cut-offs';

/** What a lot is called by. */
export interface LotName {
  readonly no: number;
  readonly plate: string;
}

export interface RoomView {
  readonly auction: AuctionView;
  /** By number. A lot that did not change stays the same object. */
  readonly lots: readonly LotView[];
  readonly names: ReadonlyMap<number, LotName>;
  /** The newest first. */
  readonly bids: readonly ControlBid[];
  /** Bids came faster than they are told one by one. */
  readonly hasSkippedBids: boolean;
  /** The newest first. */
  readonly acts: readonly ControlActView[];
  readonly disqualified: readonly DisqualifiedPaddle[];
  /** The newest first. */
  readonly messages: readonly Pick<RoomMessage, 'atMs' | 'text'>[];
  readonly figures: ControlFigures | null;
  /** When the first ones came, by the server's clock. */
  readonly figuresSinceMs: number | null;
  /** Instances at their most, as long as the page is open. */
  readonly instancesMost: number;
  /** The newest time at which many bidders were cut off at once; null for never. */
  readonly cutOff: CutOffSeen | null;
  /** Who decided what stands of the auction; null while nothing does. */
  readonly stopBy: StopBy | null;
}

export const BIDS_SHOWN_MAX = 60;
export const ACTS_SHOWN_MAX = 100;
const MESSAGES_SHOWN_MAX = 20;
/** Each instance tells its figures once a second. */
const TOLD_WITHIN_MS = 5_000;

export function openRoom(read: ControlRoomView): RoomView {
  return {
    auction: read.auction,
    lots: [...read.lots].sort((a, b) => a.lotNo - b.lotNo),
    names: new Map(
      read.lots.map(({ lotId, lotNo, plate }) => [lotId, { no: lotNo, plate: formatPlate(plate) }]),
    ),
    bids: (read.bids ?? []).slice(0, BIDS_SHOWN_MAX),
    ...{ hasSkippedBids: false, figures: null, figuresSinceMs: null, instancesMost: 0 },
    acts: read.acts,
    disqualified: read.disqualified,
    messages: [...read.messages].reverse(),
    cutOff: newestCutOff(null, read.cutOffs ?? []),
    stopBy: read.stopBy ?? null,
  };
}

/** Read anew: what the stream has told since the server read it stays. */
export function takeRead(view: RoomView, read: ControlRoomView): RoomView {
  const known = new Map(view.lots.map((lot) => [lot.lotId, lot]));
  const { lots, ...fresh } = openRoom(read);
  const acts = view.acts.filter(({ actId }) => !fresh.acts.some((act) => act.actId === actId));
  const { hasSkippedBids, figures, figuresSinceMs } = view;
  const heard = { bids: together(view.bids, fresh.bids), hasSkippedBids, figures, figuresSinceMs };
  const newest = lots.map((lot) => {
    const before = known.get(lot.lotId);
    return before !== undefined && before.version >= lot.version ? before : lot;
  });
  const { instancesMost } = view;
  const cutOff = newestCutOff(view.cutOff, read.cutOffs ?? []);
  return acts.reduceRight(takeAct, { ...fresh, ...heard, instancesMost, cutOff, lots: newest });
}

/** Of each lot the highest version counts, in whichever order they come. */
export function takeNews(view: RoomView, { lots, bids, moreBids, cutOffs }: ControlNews): RoomView {
  const told = new Map(lots.map((lot) => [lot.lotId, lot]));
  return {
    ...view,
    lots: view.lots.map((lot) => newerOf(lot, told.get(lot.lotId))),
    bids: withBids(view.bids, bids),
    hasSkippedBids: bids.length === 0 ? view.hasSkippedBids : moreBids,
    cutOff: newestCutOff(view.cutOff, cutOffs ?? []),
  };
}

/** A room that has just been opened has been told of by nobody yet: that is no figure, and no alarm. */
export function takeFigures(view: RoomView, figures: ControlFigures): RoomView {
  const { instances, serverNowMs } = figures;
  const figuresSinceMs = view.figuresSinceMs ?? serverNowMs;
  const instancesMost = Math.max(view.instancesMost, instances);
  const isTooEarly = instancesMost === 0 && serverNowMs - figuresSinceMs < TOLD_WITHIN_MS;
  return { ...view, figures: isTooEarly ? null : figures, figuresSinceMs, instancesMost };
}

/** Whoever acted, and however often it is told. */
export function takeAct(view: RoomView, act: ControlActView): RoomView {
  if (view.acts.some(({ actId }) => actId === act.actId)) return view;
  const acts = [act, ...view.acts].sort((a, b) => b.atMs - a.atMs).slice(0, ACTS_SHOWN_MAX);
  const { kind, paddleNo, reason, atMs } = act;
  if (kind === 'message') {
    const isKnown = view.messages.some((message) => message.atMs === atMs && message.text === reason);
    const messages = isKnown ? view.messages : [{ atMs, text: reason }, ...view.messages];
    return { ...view, acts, messages: messages.slice(0, MESSAGES_SHOWN_MAX) };
  }
  if (kind !== 'disqualify' || paddleNo === null) return { ...view, acts };
  const others = view.disqualified.filter((one) => one.paddleNo !== paddleNo);
  return { ...view, acts, disqualified: [...others, { paddleNo, reason, atMs }] };
}

/** Why it is paused or withdrawn: the stream tells that in the act. */
export function reasonOf({ acts }: Pick<RoomView, 'acts'>, lot: LotView): string | null {
  const kind = ({ paused: 'pause', withdrawn: 'withdraw' } as const)[lot.phase as 'paused' | 'withdrawn'];
  if (kind === undefined) return null;
  const act = acts.find((one) => one.kind === kind && (one.lotId === null || one.lotId === lot.lotId));
  return lot.reason ?? act?.reason ?? null;
}

/** The price of a lot only rises, so no two bids on it are of the same amount. */
export function bidKey({ lotId, amountFen }: ControlBid): string {
  return `${lotId}:${amountFen}`;
}

function newerOf(lot: LotView, told: ControlLot | undefined): LotView {
  if (told === undefined || told.version <= lot.version) return lot;
  return { ...lot, ...told, reason: told.phase === lot.phase ? lot.reason : null };
}

function withBids(known: readonly ControlBid[], news: readonly ControlBid[]): readonly ControlBid[] {
  if (news.length === 0) return known;
  const keys = new Set(known.map(bidKey));
  const fresh = news.filter((bid) => !keys.has(bidKey(bid)));
  return [...fresh.reverse(), ...known].slice(0, BIDS_SHOWN_MAX);
}

/** What was heard, and what was missed meanwhile; the newest first. */
function together(heard: readonly ControlBid[], read: readonly ControlBid[]): readonly ControlBid[] {
  const keys = new Set(heard.map(bidKey));
  const missed = read.filter((bid) => !keys.has(bidKey(bid)));
  if (missed.length === 0) return heard;
  return [...heard, ...missed].sort((a, b) => b.atMs - a.atMs).slice(0, BIDS_SHOWN_MAX);
}
