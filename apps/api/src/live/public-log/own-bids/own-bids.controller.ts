// A bidder's own bids of an auction, accepted and refused, and the receipt of each as a file and on paper.
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { OwnBids } from '@haopai/contracts';
import { formatBidReceipt, formatBidReceipts } from '@haopai/log';
import type { Request } from 'express';
import { type CitizenSession, OwnSession } from '../../../access/sessions';
import { IdPipe, RefusalError } from '../../../platform/errors';
import { outsideLane } from '../../../platform/lanes';
import { RateLimits } from '../../../platform/limits';
import { textsIn } from '../../../texts';
import { BidReceiptPrinter } from './bid-receipt-printer';
import { composeBidReceipt } from './compose-bid-receipt';
import { FindOwnBids } from './find-own-bids';
import { type Asking, MakeBidReceipt } from './make-bid-receipt';
import { BidPaperQuery, BidReceiptQuery, OwnBidsDto } from './own-bids.dto';

@ApiTags('public log')
@Controller('me/auctions')
export class OwnBidsController {
  constructor(
    private readonly findOwnBids: FindOwnBids,
    private readonly makeReceipt: MakeBidReceipt,
    private readonly printer: BidReceiptPrinter,
    private readonly limits: RateLimits,
  ) {}

  @Get(':id/bids')
  @ApiOkResponse({ type: OwnBidsDto })
  async bids(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<OwnBids | RefusalError> {
    const tooMany = await this.limits.consume('ownBids', `citizen:${citizenId}`);
    return tooMany ?? this.findOwnBids.execute(citizenId, auctionId);
  }

  @Get(':id/bids/receipt')
  @ApiProduces('application/json')
  @ApiOkResponse({
    description: 'haopai-bid-receipt, version 1',
    schema: { type: 'string', format: 'binary' },
  })
  @ApiNotFoundResponse({ description: 'LOG.NOT_FOUND: no bid of one’s own, or not in the log yet' })
  async receipt(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) auctionId: number,
    @Query() { bid: bidId }: BidReceiptQuery,
    @Req() request: Request,
  ): Promise<StreamableFile | RefusalError> {
    const tooMany = await this.limits.consume('ownBids', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const made = await this.makeReceipt.execute(citizenId, auctionId, bidId, askingOf(request));
    if (made instanceof RefusalError) return made;
    const file = Buffer.from(formatBidReceipt(made.receipt));
    return new StreamableFile(file, {
      type: 'application/json; charset=utf-8',
      length: file.length,
      disposition: `attachment; filename="receipt-${inFileName(bidId)}.json"`,
    });
  }

  @Get(':id/bids/receipts')
  @ApiProduces('application/json')
  @ApiOkResponse({
    description: 'haopai-bid-receipts, version 1: of all bids that are in the log, the newest first',
    schema: { type: 'string', format: 'binary' },
  })
  @ApiNotFoundResponse({ description: 'LOG.NOT_FOUND: no bid of one’s own, or none in the log yet' })
  async receipts(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) auctionId: number,
    @Req() request: Request,
  ): Promise<StreamableFile | RefusalError> {
    const tooMany = await this.limits.consume('receipt', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const made = await this.makeReceipt.all(citizenId, auctionId, askingOf(request));
    if (made instanceof RefusalError) return made;
    const file = Buffer.from(formatBidReceipts(made));
    return new StreamableFile(file, {
      type: 'application/json; charset=utf-8',
      length: file.length,
      disposition: `attachment; filename="receipts-${auctionId}.json"`,
    });
  }

  @Get(':id/bids/receipt.pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ description: 'LOG.NOT_FOUND: no bid of one’s own, or not in the log yet' })
  async paper(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) auctionId: number,
    @Query() { bid: bidId, language }: BidPaperQuery,
    @Req() request: Request,
  ): Promise<StreamableFile | RefusalError> {
    const tooMany = await this.limits.consume('receipt', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const made = await this.makeReceipt.execute(citizenId, auctionId, bidId, askingOf(request));
    if (made instanceof RefusalError) return made;
    const sheet = composeBidReceipt(made, language);
    if (sheet instanceof RefusalError) return sheet;
    const pdf = await this.printer.print(sheet);
    if (pdf instanceof RefusalError) return pdf;
    const name = encodeURIComponent(`${textsIn(language).bidReceipt.fileName} ${inFileName(bidId)}.pdf`);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      length: pdf.byteLength,
      disposition: `attachment; filename="haopai-bid-${inFileName(bidId)}.pdf"; filename*=UTF-8''${name}`,
    });
  }
}

function askingOf(request: Request): Asking {
  return {
    at: `${request.protocol}://${request.host}`,
    wait: (forMs) => outsideLane(request, () => sleep(forMs)),
  };
}

/** Of a bid that a maximum bid made the id has a slash. */
function inFileName(bidId: string): string {
  return bidId.replace('/', '-');
}
