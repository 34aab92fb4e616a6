// Who asks about a lot that has ended is answered from its journal, which is heard page by page and not kept.
import { decide, evolve, type LotCommand, type LotState, UNSCHEDULED } from '@haopai/lot';
import { yuanToFen } from '@haopai/rules';
import { EndedLots } from './ended-lots';
import { chain, GENESIS_HASH, type JournalRecord } from './journal-chain';
import type { LotJournal } from './lot-journal';
import { MemoryJournal } from './memory-journal';
import { termsOf } from './testing/records';
import { VirtualClock } from './testing/virtual-clock';

const LOT_ID = 7;
const OPENS_AT_MS = 1_000_000;
const BIDS = 2_500;
const bidOf = (serial: number) => ({
  type: 'PlaceBid' as const,
  bidId: `bid-${serial}`,
  paddleNo: (serial % 2) + 1,
  entryId: (serial % 2) + 1,
  amountFen: yuanToFen(50_000 + serial * 1_000),
  entryBoundTo: serial <= 2 ? null : LOT_ID,
});

/** The journal of a lot that was sold after so many bids. */
async function aSoldLot(): Promise<MemoryJournal> {
  const records: JournalRecord[] = [];
  let lot: LotState = UNSCHEDULED;
  const run = (command: LotCommand): void => {
    const decision = decide(lot, command);
    if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
    for (const event of decision.events) {
      lot = evolve(lot, event);
      records.push(chain(LOT_ID, lot.version, records.at(-1)?.hash ?? GENESIS_HASH, event));
    }
  };
  run({ type: 'ScheduleLot', receivedAtMs: 1, terms: termsOf(LOT_ID, { opensAtMs: OPENS_AT_MS }) });
  run({ type: 'Wake', receivedAtMs: OPENS_AT_MS });
  for (let serial = 1; serial <= BIDS; serial += 1)
    run({ ...bidOf(serial), receivedAtMs: OPENS_AT_MS + serial });
  run({ type: 'Wake', receivedAtMs: OPENS_AT_MS + 10_000_000 });
  const journal = new MemoryJournal();
  await journal.append([{ lotId: LOT_ID, records, bindsEntries: [] }]);
  return journal;
}

describe('a lot that has ended', () => {
  let disk: MemoryJournal;
  /** Of each page that was asked for: behind which version, how many, and how many events were heard by then. */
  let asked: { readonly after: number; readonly limit: number; readonly heard: number }[];
  let heard: number;

  beforeAll(async () => {
    disk = await aSoldLot();
  });
  beforeEach(() => {
    [asked, heard] = [[], 0];
  });

  const journal: LotJournal = {
    append: () => Promise.reject(new Error('it has ended')),
    read: async (lotId, after, limit) => {
      asked.push({ after, limit, heard });
      return (await disk.read(lotId, after, limit)).map((record) => ({
        ...record,
        get event() {
          heard += 1;
          return record.event;
        },
      }));
    },
  };
  const lots = (): EndedLots =>
    new EndedLots(
      journal,
      { write: () => Promise.resolve(), hasEnded: () => Promise.resolve(true) },
      new VirtualClock(OPENS_AT_MS + 20_000_000),
    );

  it('refuses a bid, and answers one that it has as it did before', async () => {
    const ended = lots();
    expect(await ended.answer(LOT_ID, bidOf(BIDS + 1))).toMatchObject({ kind: 'refused' });
    const [first] = disk.recordsOf(LOT_ID).filter(({ event }) => event.type === 'BidAccepted');
    expect(await ended.answer(LOT_ID, bidOf(1))).toMatchObject({
      version: first?.version,
      hash: first?.hash,
    });
  });

  it('is heard a page at a time, so that others have their turn between two', async () => {
    await lots().answer(LOT_ID, bidOf(BIDS + 1));
    expect(asked.map(({ after, heard: by }) => [after, by])).toEqual([
      [0, 0],
      [1_000, 1_000],
      [2_000, 2_000],
    ]);
  });
});
