// One turn of a lot: all that waited in its mailbox, decided in order on a draft. Nothing of it is true before it is committed.
import { decide, evolve } from '@haopai/lot';
import type { LotCommand, LotEvent, LotState } from '@haopai/lot';
import type { EntryBook } from './entry-book';
import { chain } from './journal-chain';
import type { JournalRecord } from './journal-chain';
import type { Done, LotAnswer } from './lot-answer';
import { isIdentified } from './refusal-memory';
import type { OrderName, RefusalMemory } from './refusal-memory';

export interface Mail {
  readonly command: LotCommand;
  readonly answer: (answer: LotAnswer) => void;
}

/** The answer a mail gets once the turn is committed; a bid that came before is answered from the journal. */
export type Reply =
  | { readonly mail: Mail; readonly answer: LotAnswer }
  | { readonly mail: Mail; readonly repeatsVersion: number };

export interface Turn {
  readonly mails: readonly Mail[];
  readonly replies: readonly Reply[];
  readonly records: readonly JournalRecord[];
  readonly bindsEntries: readonly number[];
  readonly draft: LotState;
  readonly headHash: string;
  /** Orders whose refusal was remembered in this turn, to be forgotten if the turn fails. */
  readonly refused: readonly OrderName[];
}

export interface TurnStart {
  readonly lotId: number;
  readonly lot: LotState;
  readonly headHash: string;
  readonly entries: EntryBook;
  readonly refusals: RefusalMemory;
}

/** Decides the mails in order, each against the draft that those before it left. */
export function decideTurn(start: TurnStart, mails: readonly Mail[]): Turn {
  const { lotId, entries, refusals } = start;
  const replies: Reply[] = [];
  const records: JournalRecord[] = [];
  const bindsEntries = new Set<number>();
  const refused: OrderName[] = [];
  let draft = start.lot;
  let headHash = start.headHash;

  const append = (event: LotEvent): void => {
    const record = chain(lotId, draft.version + 1, headHash, event);
    draft = evolve(draft, event);
    headHash = record.hash;
    records.push(record);
    if (event.type === 'BidAccepted' && entries.lotOf(event.entryId) !== lotId)
      bindsEntries.add(event.entryId);
  };

  for (const mail of mails) {
    const { command } = mail;
    const hasId = isIdentified(command);
    const recalled = hasId ? refusals.recall(command) : null;
    if (recalled !== null) {
      replies.push({ mail, answer: { kind: 'refused', rejection: recalled } });
      continue;
    }
    const decision = decide(
      draft,
      'entryId' in command ? { ...command, entryBoundTo: entries.lotOf(command.entryId) } : command,
    );
    if (decision.kind === 'repeated') {
      replies.push({ mail, repeatsVersion: decision.version });
    } else if (decision.kind === 'refused') {
      // A mismatch says nothing of the order that came first under this id: that one keeps its own answer.
      if (hasId && decision.rejection.code !== 'IDEMPOTENCY.MISMATCH') {
        refusals.remember(command, decision.rejection);
        refused.push(command);
      }
      replies.push({ mail, answer: decision });
      for (const event of eventsDue(draft, command.receivedAtMs)) append(event);
    } else {
      const before = records.length;
      for (const event of decision.events) append(event);
      const record = answeringRecord(command, records, before);
      replies.push({
        mail,
        answer: doneAt(record?.version ?? draft.version, record?.hash ?? headHash, record?.event),
      });
    }
  }
  return { mails, replies, records, bindsEntries: [...bindsEntries], draft, headHash, refused };
}

/**
 * What the lot's alarm would bring by now. Whoever is refused because the time is up may come before the alarm: the end must be on disk
 * before anybody hears of it, since an outage that is not noticed yet may still give the lot time.
 */
function eventsDue(lot: LotState, receivedAtMs: number): readonly LotEvent[] {
  const decision = decide(lot, { type: 'Wake', receivedAtMs });
  return decision.kind === 'accepted' ? decision.events : [];
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
