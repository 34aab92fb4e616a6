/** @jest-environment node */
// A record is intact only when every stored event is in its place, hashed over its predecessor, and told as it was.
import { createHash } from 'node:crypto';
import type { JournalLine, RecordLine } from '@haopai/contracts';
import { browserSha256, checkRecord } from './check-record';

const LOT = 7;
const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');

const EVENTS = [
  { v: 1, type: 'LotScheduled', atMs: 10, terms: { lotId: LOT } },
  { v: 1, type: 'LotOpened', atMs: 20, endsAtMs: 90 },
  {
    v: 1,
    type: 'BidAccepted',
    atMs: 30,
    bidId: 'a',
    paddleNo: 101,
    entryId: 1,
    amountFen: 500_000,
    endsAtMs: 90,
  },
  {
    v: 1,
    type: 'CeilingSet',
    atMs: 31,
    proxyId: 'c',
    paddleNo: 102,
    entryId: 2,
    askedFen: 700_050,
    ceilingFen: 700_000,
    salt: 'f00d',
  },
  {
    v: 1,
    type: 'BidAccepted',
    atMs: 31,
    bidId: 'c/5',
    paddleNo: 102,
    entryId: 2,
    amountFen: 600_000,
    endsAtMs: 91,
    proxyId: 'c',
  },
  { v: 1, type: 'CeilingCancelled', atMs: 32, proxyId: 'd', paddleNo: 102, salt: 'beef' },
  { v: 1, type: 'LotPaused', atMs: 40, remainingMs: 5, reason: '核对“号牌”' },
  { v: 1, type: 'LotResumed', atMs: 50, cause: 'outage', endsAtMs: 99, reason: '' },
  { v: 1, type: 'LotResumed', atMs: 60, cause: 'cutOff', endsAtMs: 99, reason: '7/20', sinceMs: 52 },
  { v: 1, type: 'LotSold', atMs: 99, paddleNo: 102, entryId: 2, amountFen: 600_000 },
] as const;
const KINDS = [
  'scheduled',
  'opened',
  'bid',
  'ceilingSet',
  'bid',
  'ceilingCancelled',
  'paused',
  'outage',
  'cutOff',
  'sold',
] as const;

async function aRecord(): Promise<{ journal: JournalLine[]; record: RecordLine[] }> {
  const journal: JournalLine[] = [];
  const record: RecordLine[] = [];
  let hash = '0'.repeat(64);
  for (const [index, event] of EVENTS.entries()) {
    const version = index + 1;
    const body = JSON.stringify(event);
    hash = await sha256(`${hash}\n${LOT}\n${version}\n${body}`);
    journal.push({ version, body, hash });
    record.push({
      version,
      kind: KINDS[index] ?? 'bid',
      atMs: event.atMs,
      paddleNo: 'paddleNo' in event ? event.paddleNo : null,
      amountFen: amountOf(event),
      endsAtMs: null,
      reason: 'reason' in event && event.reason !== '' ? event.reason : null,
      isByCeiling: event.type === 'BidAccepted' ? 'proxyId' in event : null,
      hash,
    });
  }
  return { journal, record };
}

function amountOf(event: (typeof EVENTS)[number]): number | null {
  if ('ceilingFen' in event) return event.ceilingFen;
  return 'amountFen' in event ? event.amountFen : null;
}

/** Hashes everything anew, as somebody would who wants a changed record to look whole. */
async function rehash(journal: JournalLine[]): Promise<JournalLine[]> {
  let hash = '0'.repeat(64);
  const lines: JournalLine[] = [];
  for (const { version, body } of journal) {
    hash = await sha256(`${hash}\n${LOT}\n${version}\n${body}`);
    lines.push({ version, body, hash });
  }
  return lines;
}

describe('the check of a record', () => {
  it('finds a whole record intact, with its last hash', async () => {
    const { journal, record } = await aRecord();
    expect(await checkRecord(LOT, journal, record, sha256)).toEqual({
      kind: 'intact',
      lines: EVENTS.length,
      lastHash: record.at(-1)?.hash,
    });
  });

  it.each([
    [
      'an amount in a stored event',
      (journal: JournalLine[]) => edit(journal, 2, (body) => body.replace('500000', '400000')),
      3,
    ],
    [
      'a hash',
      (journal: JournalLine[]) =>
        journal.map((line, index) => (index === 3 ? { ...line, hash: '0'.repeat(64) } : line)),
      4,
    ],
    [
      'a missing line in the middle',
      (journal: JournalLine[]) => journal.filter(({ version }) => version !== 3),
      3,
    ],
    ['a missing line at the end', (journal: JournalLine[]) => journal.slice(0, -1), EVENTS.length],
    [
      'two lines that changed places',
      ([a, c, b, ...rest]: JournalLine[]) => [a, b, c, ...rest].flatMap((line) => line ?? []),
      2,
    ],
  ])('notices %s', async (_, spoil, version) => {
    const { journal, record } = await aRecord();
    expect(await checkRecord(LOT, spoil(journal), record, sha256)).toEqual({ kind: 'broken', version });
  });

  it('notices a line that says other than the stored event, and a chain that was made anew', async () => {
    const { journal, record } = await aRecord();
    const told = record.map((line) => (line.version === 3 ? { ...line, paddleNo: 102 } : line));
    expect(await checkRecord(LOT, journal, told, sha256)).toEqual({ kind: 'broken', version: 3 });
    const anew = await rehash(edit(journal, 2, (body) => body.replace('500000', '400000')));
    expect(await checkRecord(LOT, anew, record, sha256)).toEqual({ kind: 'broken', version: 3 });
  });

  it('notices a ceiling of another height, and a bid that was not made as the line says', async () => {
    const { journal, record } = await aRecord();
    const higher = record.map((line) => (line.version === 4 ? { ...line, amountFen: 800_000 } : line));
    expect(await checkRecord(LOT, journal, higher, sha256)).toEqual({ kind: 'broken', version: 4 });
    const byHand = record.map((line) => (line.version === 5 ? { ...line, isByCeiling: false } : line));
    expect(await checkRecord(LOT, journal, byHand, sha256)).toEqual({ kind: 'broken', version: 5 });
  });

  it('belongs to its lot: the same events are no record of another', async () => {
    const { journal, record } = await aRecord();
    expect(await checkRecord(8, journal, record, sha256)).toEqual({ kind: 'broken', version: 1 });
  });

  it('hashes in the browser as anybody’s sha256sum does', async () => {
    const inBrowser = browserSha256();
    expect(await inBrowser?.('浙G·8888A')).toBe(await sha256('浙G·8888A'));
  });
});

function edit(journal: JournalLine[], index: number, change: (body: string) => string): JournalLine[] {
  return journal.map((line, at) => (at === index ? { ...line, body: change(line.body) } : line));
}
