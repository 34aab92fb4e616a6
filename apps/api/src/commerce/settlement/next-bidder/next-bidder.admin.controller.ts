// How the office offers a plate to the next bidder.
import { HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import type { NextBidderOffer } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { OfferToNextBidder } from './offer-to-next-bidder';

class NextBidderOfferDto implements NextBidderOffer {
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ description: 'Fen: their own last bid' }) readonly amountFen!: number;
  @ApiProperty({ description: 'Until when it stands, epoch milliseconds UTC' }) readonly dueAtMs!: number;
}

@AdminController('auctions')
export class NextBidderController {
  constructor(private readonly offer: OfferToNextBidder) {}

  @Post('auctions/:id/ended-lots/:lotId/next-bidder')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: NextBidderOfferDto })
  offerPlate(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('lotId', IdPipe) lotId: number,
  ): Promise<NextBidderOffer | RefusalError> {
    return this.offer.execute(actor, auctionId, lotId);
  }
}
