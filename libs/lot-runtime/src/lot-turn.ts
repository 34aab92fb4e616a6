// One turn of a lot: all that waited in its mailbox, decided in order on a draft. Nothing of it is true before it is committed.
import { decide, evolve } from '@haopai/lot';
import type { LotCommand, LotEvent, LotState } from '@haopai/lot';
import type { EntryBook } from './entry-book';
import { chain } from './journal-chain';
import type { JournalRecord } from './journal-chain';
import type { Done, LotAnswer } from './lot-answer';
import type { RefusalMemory } from './refusal-memory';

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
  /** What became of the lot with each record. */
  readonly lots: readonly LotState[];
  readonly bindsEntries: readonly number[];
  readonly draft: LotState;
  readonly headHash: string;
  /** Bid ids whose refusal was remembered in this turn, to be forgotten if the turn fails. */
  readonly refusedBidIds: readonly string[];
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
  const lots: LotState[] = [];
  const bindsEntries = new Set<number>();
  const refusedBidIds: string[] = [];
  let draft = start.lot;
  let headHash = start.headHash;

  const append = (event: LotEvent): void => {
    const record = chain(lotId, draft.version + 1, headHash, event);
    draft = evolve(draft, event);
    headHash = record.hash;
    records.push(record);
    lots.push(draft);
    if (event.type === 'BidAccepted' && entries.lotOf(event.entryId) !== lotId)
      bindsEntries.add(event.entryId);
  };

  for (const mail of mails) {
    const { command } = mail;
    const isBid = command.type === 'PlaceBid';
    const recalled = isBid ? refusals.recall(command) : null;
    if (recalled !== null) {
      replies.push({ mail, answer: { kind: 'refused', rejection: recalled } });
      continue;
    }
    const decision = decide(
      draft,
      isBid ? { ...command, entryBoundTo: entries.lotOf(command.entryId) } : command,
    );
    if (decision.kind === 'repeated') {
      replies.push({ mail, repeatsVersion: decision.bid.version });
    } else if (decision.kind === 'refused') {
      // A mismatch says nothing of the bid that came first under this id: that one keeps its own answer.
      if (isBid && decision.rejection.code !== 'IDEMPOTENCY.MISMATCH') {
        refusals.remember(command, decision.rejection);
        refusedBidIds.push(command.bidId);
      }
      replies.push({ mail, answer: decision });
    } else {
      for (const event of decision.events) append(event);
      replies.push({ mail, answer: doneAt(draft.version, headHash, decision.events.at(-1)) });
    }
  }
  return { mails, replies, records, lots, bindsEntries: [...bindsEntries], draft, headHash, refusedBidIds };
}

/** The answer to an order whose last event, if it had any, is `event`. */
export function doneAt(version: number, hash: string, event: LotEvent | undefined): Done {
  const bid = event?.type === 'BidAccepted' ? event : null;
  return { kind: 'done', version, hash, amountFen: bid?.amountFen ?? null, endsAtMs: bid?.endsAtMs ?? null };
}
