// Bids and the bid record over REST.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { BidReceipt, Page, RecordLine } from '@haopai/contracts';
import { isUUID } from 'class-validator';
import { IdPipe, RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { BidReceiptDto, RecordPageDto } from './bids-answers.dto';
import { PlaceBidDto, RecordQuery } from './bids.dto';
import { PlaceBid } from './place-bid';
import { WatchLots } from './watch-lots';

/** A page of it is read from the journal once in this time, however many bids are placed. */
const RECORD_REST_MS = 250;
const KEY_HEADER = 'Idempotency-Key';

@ApiTags('bidding')
@Controller('lots/:id')
export class BidsController {
  constructor(
    private readonly placeBid: PlaceBid,
    private readonly watchLots: WatchLots,
  ) {}

  @Post('bids')
  @HttpCode(200)
  @ApiHeader({
    name: KEY_HEADER,
    required: true,
    description: 'UUID of the bid: the same key and body get the first answer',
  })
  @ApiOkResponse({ type: BidReceiptDto })
  place(
    @Param('id', IdPipe) lotId: number,
    @Headers(KEY_HEADER) bidId: string | undefined,
    @Body() body: PlaceBidDto,
    @OwnSession() session: CitizenSession,
  ): Promise<BidReceipt | RefusalError> {
    if (!isUUID(bidId) || bidId === undefined) throw new RefusalError('IDEMPOTENCY.KEY_MISSING', {});
    return this.placeBid.execute({ ...body, ...session, lotId, bidId });
  }

  @Get('record')
  @PublicRead({ standsOn: ['office', 'auctions', 'lot:id'], endsWith: 'lot:id', restsMs: RECORD_REST_MS })
  @ApiOkResponse({ type: RecordPageDto })
  record(
    @Param('id', IdPipe) lotId: number,
    @Query() query: RecordQuery,
  ): Promise<Page<RecordLine> | RefusalError> {
    return this.watchLots.record(lotId, query.page, query.size);
  }
}
