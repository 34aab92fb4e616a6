// What every LotJournal must do, run on the one in memory and on the one on MySQL.
import { firstBrokenVersion } from '../journal-chain';
import { readWhole } from '../lot-journal';
import type { LotJournal } from '../lot-journal';
import { batchOf, recordsOf } from './records';

export interface JournalUnderTest {
  /** A journal handle; each call is another owner on the same committed data. */
  open(): LotJournal;
  /** A lot or entry id that was never used. */
  freshId(): number;
}

export function journalContract(prepare: () => JournalUnderTest): void {
  let open: JournalUnderTest['open'];
  let freshId: JournalUnderTest['freshId'];
  beforeAll(() => {
    ({ open, freshId } = prepare());
  });

  it('reads back what it committed, to the letter', async () => {
    const journal = open();
    const records = recordsOf(freshId(), 3);
    const lotId = records[0]?.lotId ?? 0;
    expect(await journal.append([batchOf(records)])).toEqual([{ kind: 'committed' }]);
    expect(await journal.read(lotId, 0, 10)).toEqual(records);
    expect(firstBrokenVersion(await readWhole(open(), lotId))).toBeNull();
  });

  it('reads in pages, in order', async () => {
    const journal = open();
    const records = recordsOf(freshId(), 7);
    const lotId = records[0]?.lotId ?? 0;
    await journal.append([batchOf(records.slice(0, 4))]);
    await journal.append([batchOf(records.slice(4))]);
    expect((await journal.read(lotId, 2, 3)).map(({ version }) => version)).toEqual([3, 4, 5]);
    expect(await journal.read(lotId, 7, 3)).toEqual([]);
    expect(await journal.read(freshId(), 0, 3)).toEqual([]);
  });

  it('commits the batches of many lots together', async () => {
    const batches = Array.from({ length: 50 }, () => batchOf(recordsOf(freshId(), 20)));
    const outcomes = await open().append(batches);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['committed']));
    for (const { lotId, records } of batches) expect(await readWhole(open(), lotId)).toEqual(records);
  });

  it('fences a batch whose version another owner has written, and commits the others', async () => {
    const [mine, theirs] = [open(), open()];
    const records = recordsOf(freshId(), 3);
    await theirs.append([batchOf(records.slice(0, 2))]);
    const other = batchOf(recordsOf(freshId(), 2));
    const outcomes = await mine.append([batchOf(records.slice(1)), other]);
    expect(outcomes).toEqual([{ kind: 'fenced' }, { kind: 'committed' }]);
    expect(await readWhole(mine, records[0]?.lotId ?? 0)).toEqual(records.slice(0, 2));
    expect(await readWhole(mine, other.lotId)).toEqual(other.records);
  });

  it('lets only one of two owners write each version', async () => {
    const [mine, theirs] = [open(), open()];
    const records = recordsOf(freshId(), 40);
    for (const record of records) {
      const outcomes = await Promise.all([
        mine.append([batchOf([record])]),
        theirs.append([batchOf([record])]),
      ]);
      expect(outcomes.map(([outcome]) => outcome?.kind).sort()).toEqual(['committed', 'fenced']);
    }
    expect(await readWhole(mine, records[0]?.lotId ?? 0)).toEqual(records);
  });

  it('binds an entry to one lot, and says which', async () => {
    const journal = open();
    const entryId = freshId();
    const first = recordsOf(freshId(), 2);
    const firstLotId = first[0]?.lotId ?? 0;
    await journal.append([batchOf(first.slice(0, 1), [entryId])]);
    const second = batchOf(recordsOf(freshId(), 1), [entryId]);
    const third = batchOf(recordsOf(freshId(), 1), [freshId()]);
    expect(await open().append([second, third, batchOf(first.slice(1), [entryId])])).toEqual([
      { kind: 'entryTaken', entryId, lotId: firstLotId },
      { kind: 'committed' },
      { kind: 'committed' },
    ]);
    expect(await readWhole(journal, second.lotId)).toEqual([]);
  });

  it('gives an entry that two lots claim in one transaction to the first', async () => {
    const entryId = freshId();
    const [first, second] = [
      batchOf(recordsOf(freshId(), 1), [entryId]),
      batchOf(recordsOf(freshId(), 1), [entryId]),
    ];
    expect(await open().append([first, second])).toEqual([
      { kind: 'committed' },
      { kind: 'entryTaken', entryId, lotId: first.lotId },
    ]);
  });

  it('does not bind the entries of a batch that is fenced', async () => {
    const entryId = freshId();
    const records = recordsOf(freshId(), 1);
    await open().append([batchOf(records)]);
    await open().append([batchOf(records, [entryId])]);
    const other = batchOf(recordsOf(freshId(), 1), [entryId]);
    expect(await open().append([other])).toEqual([{ kind: 'committed' }]);
  });

  it('lets two lots on two owners claim one entry at once: one gets it', async () => {
    for (let round = 0; round < 20; round++) {
      const entryId = freshId();
      const claims = [
        batchOf(recordsOf(freshId(), 1), [entryId]),
        batchOf(recordsOf(freshId(), 1), [entryId]),
      ];
      const outcomes = await Promise.all(claims.map((claim) => open().append([claim])));
      expect(outcomes.map(([outcome]) => outcome?.kind).sort()).toEqual(['committed', 'entryTaken']);
    }
  });
}
