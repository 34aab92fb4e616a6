// A lot's record is fetched whole, and its check says what it found and nothing more.
import { createHash, webcrypto } from 'node:crypto';
import { TextEncoder } from 'node:util';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { JournalLine, RecordLine } from '@haopai/contracts';
import { standIn } from '@haopai/web-app/testing';
import { CHANCE } from '@haopai/web-data/reading';
import { aLot } from '@haopai/web-data/testing';
import { RecordStore } from './record-store';

const LINES = 250;
const LOT = aLot({ lotId: 7, auctionId: 1, phase: 'sold', version: LINES });

function aChain(): { journal: JournalLine[]; record: RecordLine[] } {
  const journal: JournalLine[] = [];
  const record: RecordLine[] = [];
  let hash = '0'.repeat(64);
  for (let version = 1; version <= LINES; version++) {
    const event = { type: 'BidAccepted', atMs: version, paddleNo: 101, amountFen: version * 100 };
    const body = JSON.stringify({ v: 1, ...event });
    hash = createHash('sha256').update(`${hash}\n7\n${version}\n${body}`).digest('hex');
    journal.push({ version, body, hash });
    record.push({
      version,
      kind: 'bid',
      atMs: version,
      paddleNo: 101,
      amountFen: version * 100,
      endsAtMs: null,
      reason: null,
      isByCeiling: false,
      hash,
    });
  }
  return { journal, record };
}

describe('RecordStore', () => {
  let http: HttpTestingController;
  let store: RecordStore;
  const { journal, record } = aChain();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const untilChecked = async (): Promise<void> => {
    for (let tries = 0; store.check().status === 'running' && tries < 500; tries++) await settle();
  };
  const page = <Line>(url: string, no: string, lines: readonly Line[], size: number) =>
    http
      .expectOne((request) => request.url === `/api/v1${url}` && request.params.get('page') === no)
      .flush({ items: lines.slice((Number(no) - 1) * size, Number(no) * size), total: lines.length });
  const open = async (lot = LOT): Promise<void> => {
    void store.open(1, 7);
    http.expectOne('/api/v1/auctions/1').flush({ id: 1, state: 'past' });
    http.expectOne('/api/v1/lots/7').flush(lot);
    page('/lots/7/record', '1', record, 200);
    await settle();
    page('/lots/7/record', '2', record, 200);
    await settle();
  };

  standIn(globalThis, { crypto: webcrypto, TextEncoder });

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: CHANCE, useValue: () => 0 },
        RecordStore,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(RecordStore);
  });

  it('fetches every page of the record and shows the newest lines first', async () => {
    await open();
    expect(store.record()?.lines).toHaveLength(LINES);
    expect(store.shown()[0]?.version).toBe(LINES);
    expect([store.shown().length, store.moreCount()]).toEqual([100, 100]);
    expect(store.bids()).toHaveLength(LINES);
  });

  it('is asked for until it is there, and says meanwhile that nobody answers', async () => {
    void store.open(1, 7);
    http.expectOne('/api/v1/auctions/1').flush({ id: 1, state: 'past' });
    http.expectOne('/api/v1/lots/7').flush(null, { status: 503, statusText: '' });
    page('/lots/7/record', '1', record.slice(0, 3), 200);
    await settle();
    expect(store.state()).toMatchObject({ status: 'failed', kind: 'noAnswer' });
    await settle();
    http.expectOne('/api/v1/lots/7').flush(LOT);
    await settle();
    expect(store.record()?.lines).toHaveLength(3);
  });

  it('finds a record intact whose every hash comes out the same here', async () => {
    await open();
    void store.checkChain();
    expect(store.check()).toEqual({ status: 'running' });
    page('/results/1/lots/7/journal', '1', journal, 500);
    await untilChecked();
    expect(store.check()).toMatchObject({ status: 'done', verdict: { kind: 'intact', lines: LINES } });
  });

  it('names the first line that does not fit', async () => {
    await open();
    void store.checkChain();
    const spoilt = journal.map((line) => (line.version === 120 ? { ...line, body: '{}' } : line));
    page('/results/1/lots/7/journal', '1', spoilt, 500);
    await untilChecked();
    expect(store.check()).toEqual({ status: 'done', verdict: { kind: 'broken', version: 120 } });
  });

  it('says why it could not check', async () => {
    await open();
    void store.checkChain();
    const refusal = { code: 'RESULT.NOT_YET', data: { auctionId: 1 } };
    http
      .expectOne(({ url }) => url === '/api/v1/results/1/lots/7/journal')
      .flush({ ...refusal, requestId: '' }, { status: 409, statusText: 'Conflict' });
    await untilChecked();
    expect(store.check()).toEqual({ status: 'failed', refusal });
  });

  it('knows no lot of another auction', async () => {
    await open(aLot({ ...LOT, auctionId: 2 }));
    expect(store.state()).toEqual({
      status: 'failed',
      refusal: { code: 'LOT.NOT_FOUND', data: { lotId: 7 } },
    });
  });
});
