// State of a lot's record page: the lot and every line of its record, asked for until they are there, and what the check of the chain came to.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { AuctionView, JournalLine, LotView, RecordLine, Refusal } from '@haopai/contracts';
import {
  AuctionsClient,
  type Loaded,
  LOADING,
  LotsClient,
  type Outcome,
  type ReadFailure,
} from '@haopai/web-data';
import { browserSha256, checkRecord, type RecordVerdict, ResultsClient } from '@haopai/web-data/results';

export interface LotRecordView {
  readonly auction: AuctionView;
  readonly lot: LotView;
  /** Oldest first. */
  readonly lines: readonly RecordLine[];
  /** How many the record has; more than `lines` only beyond the limit of a page. */
  readonly total: number;
}

export type RecordCheck =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly refusal: Refusal }
  | { readonly status: 'done'; readonly verdict: RecordVerdict };

const LINES_PER_PAGE = 200;
/** Ten thousand lines: beyond them the stored text is at its own address. */
const PAGES_MAX = 50;
const ROWS_AT_ONCE = 100;

@Injectable()
export class RecordStore {
  private readonly auctions = inject(AuctionsClient);
  private readonly lots = inject(LotsClient);
  private readonly results = inject(ResultsClient);
  private readonly sha256 = browserSha256();
  private readonly loaded = signal<Loaded<LotRecordView> | ReadFailure>(LOADING);
  private readonly rowsMax = signal(ROWS_AT_ONCE);
  private asked = 0;

  readonly state = this.loaded.asReadonly();
  readonly check = signal<RecordCheck>({ status: 'idle' });
  readonly canCheck = this.sha256 !== null;
  readonly record = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });
  readonly bids = computed(() =>
    (this.record()?.lines ?? []).flatMap(({ kind, atMs, paddleNo, amountFen }) =>
      kind === 'bid' && paddleNo !== null && amountFen !== null ? [{ atMs, paddleNo, amountFen }] : [],
    ),
  );
  /** Newest first, as many as are drawn. */
  readonly shown = computed(() => [...(this.record()?.lines ?? [])].reverse().slice(0, this.rowsMax()));
  readonly moreCount = computed(() =>
    Math.min(ROWS_AT_ONCE, (this.record()?.lines.length ?? 0) - this.shown().length),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.asked += 1));
  }

  async open(auctionId: number, lotId: number): Promise<void> {
    this.asked += 1;
    const own = this.asked;
    this.loaded.set(LOADING);
    this.check.set({ status: 'idle' });
    this.rowsMax.set(ROWS_AT_ONCE);
    const isWanted = (silence: ReadFailure): boolean => {
      if (own === this.asked) this.loaded.set(silence);
      return own === this.asked;
    };
    const [auction, lot, lines] = await Promise.all([
      this.auctions.awaitOne(auctionId, isWanted),
      this.lots.awaitOne(lotId, isWanted),
      whole((page) => this.lots.awaitRecord(lotId, page, LINES_PER_PAGE, isWanted)),
    ]);
    if (own !== this.asked) return;
    const failed = [auction, lot, lines].find((answer) => !answer.ok);
    if (failed?.ok === false) this.loaded.set({ status: 'failed', refusal: failed.refusal });
    if (!auction.ok || !lot.ok || !lines.ok) return;
    if (lot.value.auctionId !== auctionId)
      this.loaded.set({ status: 'failed', refusal: { code: 'LOT.NOT_FOUND', data: { lotId } } });
    else
      this.loaded.set({ status: 'ready', value: { auction: auction.value, lot: lot.value, ...lines.value } });
  }

  showMore(): void {
    this.rowsMax.update((max) => max + ROWS_AT_ONCE);
  }

  /** Fetches the stored text anew and reckons every hash on this device. */
  async checkChain(): Promise<void> {
    const record = this.record();
    const { sha256 } = this;
    if (record === null || sha256 === null || this.check().status === 'running') return;
    const own = this.asked;
    const { auction, lot } = record;
    this.check.set({ status: 'running' });
    const journal = await whole<JournalLine>((page) => this.results.journal(auction.id, lot.lotId, page));
    if (own !== this.asked) return;
    if (!journal.ok) return this.check.set({ status: 'failed', refusal: journal.refusal });
    const lines = journal.value.lines.slice(0, record.lines.length);
    const verdict = await checkRecord(lot.lotId, lines, record.lines, sha256);
    if (own === this.asked) this.check.set({ status: 'done', verdict });
  }
}

interface Whole<Line> {
  readonly lines: readonly Line[];
  readonly total: number;
}

/** Page after page until all is here, or the limit is reached. */
async function whole<Line>(
  fetchPage: (page: number) => Promise<Outcome<{ readonly items: readonly Line[]; readonly total: number }>>,
): Promise<Outcome<Whole<Line>>> {
  const lines: Line[] = [];
  let total = 0;
  for (let page = 1; page <= PAGES_MAX; page++) {
    const answer = await fetchPage(page);
    if (!answer.ok) return answer;
    lines.push(...answer.value.items);
    total = answer.value.total;
    if (lines.length >= total || answer.value.items.length === 0) break;
  }
  return { ok: true, value: { lines, total } };
}
