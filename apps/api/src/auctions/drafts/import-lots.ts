// Use cases: staff have a spreadsheet of lots looked through, and put into a draft once nothing in it is wrong.
import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  type AdminAuctionView,
  AUCTION_LOTS_MAX,
  FAULTS_TOLD_MAX,
  type LotColumn,
  type SheetCheck,
} from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import {
  SheetConverter,
  type SheetLines,
  SheetTemplate,
  type SheetUpload,
  type TemplateWanted,
  warningsOfPrices,
} from '../sheets';
import { DraftsStore } from './drafts.store';
import { LOT_SHEET_COLUMNS } from './lot-sheet-columns';
import { LookUpPlates } from './look-up-plates';
import { WriteLots } from './write-lots';

@Injectable()
export class ImportLots {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly sheets: SheetConverter,
    private readonly lookUp: LookUpPlates,
    private readonly writeLots: WriteLots,
    private readonly templates: SheetTemplate,
  ) {}

  /** Writes nothing. */
  async check(actor: Actor, auctionId: number, upload: SheetUpload): Promise<SheetCheck | RefusalError> {
    const draft = await this.draftOf(actor, auctionId);
    if (draft instanceof RefusalError) return draft;
    const lines = await this.linesIn(upload);
    if (lines instanceof RefusalError) return lines;
    const read = await this.lookUp.read(null, draft, lines.lines);
    const faults = [...lines.faults, ...read.faults];
    return {
      lineCount: lines.lines.length,
      lots: read.lots,
      faults: faults.slice(0, FAULTS_TOLD_MAX),
      faultCount: faults.length,
      warnings: [
        ...lines.warnings,
        ...warningsOfPrices(read.lots.map(({ line, startPriceFen: priceFen }) => ({ line, priceFen }))),
      ],
      text: lines.text,
      draft: { lotCount: draft.lotCount, lotsMax: AUCTION_LOTS_MAX },
    };
  }

  /** All of it or nothing. */
  async execute(
    actor: Actor,
    auctionId: number,
    version: number,
    upload: SheetUpload,
  ): Promise<AdminAuctionView | RefusalError> {
    const draft = await this.draftOf(actor, auctionId);
    if (draft instanceof RefusalError) return draft;
    const lines = await this.linesIn(upload);
    if (lines instanceof RefusalError) return lines;
    const { faults } = lines;
    if (faults.length > 0) return new RefusalError('LOTS.FAULTY', { faults, faultCount: faults.length });
    if (lines.lines.length === 0) return new RefusalError('SHEET.UNREADABLE', { reason: 'empty' });
    return this.writeLots.execute(actor, { auctionId, version }, lines.lines, 'sheet');
  }

  async template(actor: Actor, wanted: TemplateWanted): Promise<StreamableFile | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    return refusal ?? this.templates.write('haopai-lots', LOT_SHEET_COLUMNS, wanted);
  }

  /** Before a byte of the file is read. */
  private async draftOf(actor: Actor, auctionId: number): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const auction = await this.drafts.byId(null, auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    return auction.state === 'draft' ? auction : new RefusalError('AUCTION.NOT_DRAFT', { auctionId });
  }

  private linesIn(upload: SheetUpload): Promise<SheetLines<LotColumn> | RefusalError> {
    return this.sheets.lines(upload, LOT_SHEET_COLUMNS, AUCTION_LOTS_MAX);
  }
}
