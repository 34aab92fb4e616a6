// Use case: an auction's result as a CSV that a spreadsheet opens as it is, streamed a few hundred lots at a time.
import { pipeline, Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { AuctionView, LotResult } from '@haopai/contracts';
import { stringify } from 'csv-stringify';
import type { Language } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { type ResultsColumn, type ResultsWords, textsIn } from '../../texts';
import { CountRecords } from './count-records';
import { FindResults } from './find-results';
import { ResultsStore } from './results.store';

const LOTS_AT_ONCE = 500;
const FEN_PER_YUAN = 100;

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

type CsvRow = Readonly<Record<ResultsColumn, string | number | null>>;

@Injectable()
export class WriteCsv {
  constructor(
    private readonly results: FindResults,
    private readonly counts: CountRecords,
    private readonly store: ResultsStore,
  ) {}

  async ofAuction(auctionId: number, language: Language): Promise<StreamableFile | RefusalError> {
    const auction = await this.results.ended(auctionId);
    if (auction instanceof RefusalError) return auction;
    await this.counts.ofAuction(auctionId);
    const words = textsIn(language).results;
    const csv = stringify({
      // Excel takes a file without it for one in the system's own encoding.
      bom: true,
      header: true,
      columns: words.columns,
      record_delimiter: 'windows',
      // A reason that begins with = + - @ would be a formula to a spreadsheet.
      escape_formulas: true,
    });
    const rows = this.rowsOf(auction, words, await this.store.regionNames(language));
    // A failure on either side ends both; the answer's own stream tells the client by breaking off.
    pipeline(Readable.from(rows), csv, () => undefined);
    return new StreamableFile(csv, {
      type: 'text/csv; charset=utf-8',
      disposition: dispositionOf(auction, words),
    }).setErrorHandler((_, response) => response.destroy?.());
  }

  private async *rowsOf(
    { id: auctionId, isDrill = false }: AuctionView,
    words: ResultsWords,
    regions: ReadonlyMap<string, string>,
  ): AsyncGenerator<CsvRow> {
    for (let offset = 0; ; offset += LOTS_AT_ONCE) {
      const wanted = { sort: 'lotNo', order: 'asc', limit: LOTS_AT_ONCE, offset } as const;
      const lots = await this.store.lotsOf(auctionId, wanted);
      const outcomes = isDrill ? drillOutcomes(words) : words.outcomes;
      for (const lot of lots) yield rowOf(lot, { ...words, outcomes }, regions);
      if (lots.length < LOTS_AT_ONCE) return;
    }
  }
}

function rowOf(lot: LotResult, words: ResultsWords, regions: ReadonlyMap<string, string>): CsvRow {
  return {
    lotNo: lot.lotNo,
    plate: lot.plate.number,
    region: lot.plate.isPersonalised ? words.personalised : (regions.get(lot.region) ?? lot.region),
    outcome: words.outcomes[lot.outcome],
    startPrice: yuan(lot.startPriceFen),
    hammerPrice: lot.hammerPriceFen === null ? null : yuan(lot.hammerPriceFen),
    paddleNo: lot.paddleNo,
    bidCount: lot.bidCount,
    endedAt: dayAndTime.format(lot.endedAtMs),
    reason: lot.reason,
    lastHash: lot.lastHash,
  };
}

function drillOutcomes({ outcomes, drill }: ResultsWords): ResultsWords['outcomes'] {
  const { sold, unsold, withdrawn, defaulted } = outcomes;
  const marked = (outcome: string): string => `${outcome} (${drill})`;
  return {
    sold: marked(sold),
    unsold: marked(unsold),
    withdrawn: marked(withdrawn),
    defaulted: marked(defaulted),
  };
}

/** `56000`, or `56000.50` where there are fen. */
function yuan(fen: number): string {
  const rest = fen % FEN_PER_YUAN;
  const whole = String((fen - rest) / FEN_PER_YUAN);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187). */
function dispositionOf({ id, title, isDrill }: AuctionView, words: ResultsWords): string {
  const mark = isDrill === true ? `${words.drill} ` : '';
  const name = encodeURIComponent(`${mark}${words.name} ${title}.csv`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="haopai-results-${id}.csv"; filename*=UTF-8''${name}`;
}
