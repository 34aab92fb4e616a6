// One turn of a lot: all that waited in its mailbox, decided in order on a draft. Nothing of it is true before it is committed.
import { assertNever, decide, evolve, priceOf } from '@haopai/lot';
import type {
  CancelCeiling,
  LotCommand,
  LotEvent,
  LotRejection,
  LotState,
  PlaceBid,
  SetCeiling,
} from '@haopai/lot';
import type { EntryBook } from './entry-book';
import { chain } from './journal-chain';
import type { JournalRecord } from './journal-chain';
import type { Done, LotAnswer } from './lot-answer';
import { isIdentified } from './refusal-memory';
import type { OrderName, RefusalMemory } from './refusal-memory';
import type { LotRefusal } from './refusals/lot-refusal';

export interface Mail {
  readonly command: LotCommand;
  readonly answer: (answer: LotAnswer) => void;
}

/** The answer a mail gets once the turn is committed; a bid that came before is answered from the journal. */
export type Reply =
  | { readonly mail: Mail; readonly answer: LotAnswer }
  | { readonly mail: Mail; readonly repeatsVersion: number };

export interface TurnStart {
  readonly lotId: number;
  readonly lot: LotState;
  readonly headHash: string;
  readonly entries: EntryBook;
  readonly refusals: RefusalMemory;
  /** What a turn that is on its way to disk binds already. */
  readonly boundBefore: ReadonlySet<number>;
}

/** Grows while the one before it is written. */
export class Turn {
  readonly mails: Mail[] = [];
  readonly replies: Reply[] = [];
  readonly records: JournalRecord[] = [];
  readonly bindsEntries = new Set<number>();
  /** Of bidders' orders, judged in this turn: true when it is committed. */
  readonly refusals: LotRefusal[] = [];
  draft: LotState;
  headHash: string;
  private readonly refused: OrderName[] = [];

  constructor(private readonly start: TurnStart) {
    this.draft = start.lot;
    this.headHash = start.headHash;
  }

  /** Decides the mails in order, each against the draft that those before it left. */
  judge(mails: readonly Mail[]): void {
    for (const mail of mails) {
      this.mails.push(mail);
      this.judgeOne(mail);
    }
  }

  /** The turn is not on disk: what it refused may be judged anew. */
  forgetRefusals(): void {
    for (const order of this.refused.splice(0)) this.start.refusals.forget(order);
  }

  private judgeOne(mail: Mail): void {
    const { entries, refusals } = this.start;
    const { command } = mail;
    const hasId = isIdentified(command);
    const recalled = hasId ? refusals.recall(command) : null;
    if (recalled !== null) {
      this.replies.push({ mail, answer: { kind: 'refused', rejection: recalled } });
      return;
    }
    const decision = decide(
      this.draft,
      'entryId' in command ? { ...command, entryBoundTo: entries.lotOf(command.entryId) } : command,
    );
    if (decision.kind === 'repeated') {
      this.replies.push({ mail, repeatsVersion: decision.version });
    } else if (decision.kind === 'refused') {
      // A mismatch says nothing of the order that came first under this id: that one keeps its own answer.
      if (hasId && decision.rejection.code !== 'IDEMPOTENCY.MISMATCH') {
        refusals.remember(command, decision.rejection);
        this.refused.push(command);
      }
      if (hasId) this.refusals.push(refusalOf(this.start.lotId, this.draft, command, decision.rejection));
      this.replies.push({ mail, answer: decision });
      for (const event of eventsDue(this.draft, command.receivedAtMs)) this.append(event);
    } else {
      const before = this.records.length;
      for (const event of decision.events) this.append(event);
      const record = answeringRecord(command, this.records, before);
      const answer = doneAt(
        record?.version ?? this.draft.version,
        record?.hash ?? this.headHash,
        record?.event,
      );
      this.replies.push({ mail, answer });
    }
  }

  private append(event: LotEvent): void {
    const { lotId, entries, boundBefore } = this.start;
    const record = chain(lotId, this.draft.version + 1, this.headHash, event);
    this.draft = evolve(this.draft, event);
    this.headHash = record.hash;
    this.records.push(record);
    if (event.type !== 'BidAccepted' || boundBefore.has(event.entryId)) return;
    if (entries.lotOf(event.entryId) !== lotId) this.bindsEntries.add(event.entryId);
  }
}

/**
 * What the lot's alarm would bring by now. Whoever is refused because the time is up may come before the alarm: the end must be on disk
 * before anybody hears of it, since an outage that is not noticed yet may still give the lot time.
 */
function eventsDue(lot: LotState, receivedAtMs: number): readonly LotEvent[] {
  const decision = decide(lot, { type: 'Wake', receivedAtMs });
  return decision.kind === 'accepted' ? decision.events : [];
}

/** `lot` is what the order was judged by. */
export function refusalOf(
  lotId: number,
  lot: LotState,
  order: PlaceBid | SetCeiling | CancelCeiling,
  { code }: LotRejection,
): LotRefusal {
  return {
    lotId,
    order: order.type === 'PlaceBid' ? 'bid' : 'maximum',
    orderId: order.type === 'PlaceBid' ? order.bidId : order.proxyId,
    orderedBy: 'entryId' in order ? `entry ${order.entryId}` : `paddle ${order.paddleNo} of lot ${lotId}`,
    paddleNo: order.paddleNo,
    amountFen: amountOf(order),
    receivedAtMs: order.receivedAtMs,
    code,
    priceFen: lot.phase === 'unscheduled' ? null : priceOf(lot),
    version: lot.version,
  };
}

function amountOf(order: PlaceBid | SetCeiling | CancelCeiling): number | null {
  switch (order.type) {
    case 'PlaceBid':
      return order.amountFen;
    case 'SetCeiling':
      return order.ceilingFen;
    case 'CancelCeiling':
      return null;
    default:
      return assertNever(order);
  }
}

const ANSWERED_BY: Partial<Readonly<Record<LotCommand['type'], LotEvent['type']>>> = {
  PlaceBid: 'BidAccepted',
  SetCeiling: 'CeilingSet',
};

/** Of the records from `first` on the one that answers the order: before it the lot may have opened, after it ceilings may have bid. */
function answeringRecord(
  { type }: LotCommand,
  records: readonly JournalRecord[],
  first: number,
): JournalRecord | undefined {
  if (records.length - first < 2) return records[first];
  const answeredBy = ANSWERED_BY[type];
  for (let i = first; i < records.length; i++) if (records[i]?.event.type === answeredBy) return records[i];
  return records.at(-1);
}

/** The answer to an order whose own event, if it had any, is `event`. */
export function doneAt(version: number, hash: string, event: LotEvent | undefined): Done {
  const bid = event?.type === 'BidAccepted' ? event : null;
  const amountFen = event?.type === 'CeilingSet' ? event.ceilingFen : (bid?.amountFen ?? null);
  return { kind: 'done', version, hash, amountFen, endsAtMs: bid?.endsAtMs ?? null };
}
