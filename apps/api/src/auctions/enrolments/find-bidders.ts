// Use cases: staff look up who is enrolled in an auction with what entries and payments, and take the list as a file.
import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { AdminEnrolmentView, AdminEntryView, ExportFormat, Page } from '@haopai/contracts';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { stringify } from 'csv-stringify';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { SheetConverter, SheetRegions } from '../sheets';
import { BIDDER_HEADINGS, DEPOSIT_WORDS, ENROLMENT_WORDS, KIND_WORDS } from './bidders-words';
import { type BidderSearch, BiddersStore } from './bidders.store';

const READ_AT_ONCE = 500;
const EXPORTED_ROWS_MAX = 20_000;
const FEN_PER_YUAN = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

type Cells = readonly (string | number | null)[];

@Injectable()
export class FindBidders {
  constructor(
    private readonly bidders: BiddersStore,
    private readonly sheets: SheetConverter,
    private readonly regions: SheetRegions,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async page(
    actor: Actor,
    auctionId: number,
    search: Omit<BidderSearch, 'isNamed'>,
    page: number,
    size: number,
  ): Promise<Page<AdminEnrolmentView> | RefusalError> {
    const refusal = await this.refuse(actor, auctionId);
    if (refusal !== undefined) return refusal;
    const wanted = { ...search, isNamed: mayName(actor) };
    return { ...(await this.bidders.page(auctionId, wanted, size, (page - 1) * size)), page, size };
  }

  /** All of them, a row an entry. Who took the list is written down. */
  async file(actor: Actor, auctionId: number, format: ExportFormat): Promise<StreamableFile | RefusalError> {
    const refusal = await this.refuse(actor, auctionId);
    if (refusal !== undefined) return refusal;
    const rows = await this.rowsOf(auctionId, mayName(actor));
    if (rows === null) return new RefusalError('EXPORT.TOO_LARGE', { rowsMax: EXPORTED_ROWS_MAX });
    const file = await this.written([BIDDER_HEADINGS, ...rows], format);
    if (file instanceof RefusalError) return file;
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        act: 'enrolments.exported',
        subject: `auction:${auctionId}`,
        after: { format, rows: rows.length },
      }),
    );
    return file;
  }

  private async written(
    rows: readonly Cells[],
    format: ExportFormat,
  ): Promise<StreamableFile | RefusalError> {
    const disposition = `attachment; filename="haopai-bidders.${format}"`;
    if (format === 'xlsx') {
      const file = await this.sheets.write([{ name: '竞买人', rows }]);
      return file instanceof RefusalError ? file : new StreamableFile(file, { type: XLSX, disposition });
    }
    // With a mark for Excel, and no name that begins like a formula becomes one.
    const csv = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true });
    return new StreamableFile(Readable.from(rows).pipe(csv), {
      type: 'text/csv; charset=utf-8',
      disposition,
    });
  }

  /** Null when there are more than a file may have. */
  private async rowsOf(auctionId: number, isNamed: boolean): Promise<readonly Cells[] | null> {
    const regions = await this.regions.names(DEFAULT_LANGUAGE);
    const everybody = { state: null, text: null, isNamed };
    const rows: Cells[] = [];
    for (let offset = 0; ; offset += READ_AT_ONCE) {
      const { items } = await this.bidders.page(auctionId, everybody, READ_AT_ONCE, offset);
      rows.push(...items.flatMap((bidder) => bidder.entries.map((entry) => cellsOf(bidder, entry, regions))));
      if (rows.length > EXPORTED_ROWS_MAX) return null;
      if (items.length < READ_AT_ONCE) return rows;
    }
  }

  private async refuse(actor: Actor, auctionId: number): Promise<RefusalError | undefined> {
    const refusal = actor.lacks('auctions.read');
    if (refusal !== undefined) return refusal;
    const isThere = await this.bidders.hasAuction(auctionId);
    return isThere ? undefined : new RefusalError('AUCTION.NOT_FOUND', { auctionId });
  }
}

/** Whoever may look citizens up; to others a person is a paddle. */
function mayName(actor: Actor): boolean {
  return actor.lacks('citizens.read') === undefined;
}

function cellsOf(
  bidder: AdminEnrolmentView,
  entry: AdminEntryView,
  regions: ReadonlyMap<string, string>,
): Cells {
  const { depositFen, deposit, lot } = entry;
  return [
    ...[bidder.paddleNo, bidder.citizenName, KIND_WORDS[bidder.citizenKind]],
    regions.get(bidder.region) ?? bidder.region,
    ...[ENROLMENT_WORDS[bidder.state], dayAndTime.format(bidder.createdAtMs)],
    bidder.paidAtMs === null ? null : dayAndTime.format(bidder.paidAtMs),
    ...[bidder.orderNo, entry.vin, ENROLMENT_WORDS[entry.state], entry.isReserved ? '是' : '否'],
    ...[
      depositFen === null ? null : depositFen / FEN_PER_YUAN,
      deposit === null ? null : DEPOSIT_WORDS[deposit],
    ],
    ...[lot?.lotNo ?? null, lot?.plateNumber ?? null],
  ];
}
