// Auctions and their lots, readable without an account.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AuctionNotesView, AuctionView, LotView, Page } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { AuctionDto, AuctionNotesDto, AuctionPageDto, LotDto, LotPageDto } from './auctions-answers.dto';
import { AuctionsQuery, LotsQuery } from './auctions.dto';
import { FindAuctions } from './find-auctions';
import { FindLots } from './find-lots';

@ApiTags('auctions')
@Controller()
export class AuctionsController {
  constructor(
    private readonly findAuctions: FindAuctions,
    private readonly findLots: FindLots,
  ) {}

  @Get('auctions')
  @ApiOkResponse({ type: AuctionPageDto })
  auctions(@Query() query: AuctionsQuery): Promise<Page<AuctionView>> {
    return this.findAuctions.page(query.state ?? null, query.page, query.size);
  }

  @Get('auctions/:id')
  @ApiOkResponse({ type: AuctionDto })
  auction(@Param('id', IdPipe) auctionId: number): Promise<AuctionView | RefusalError> {
    return this.findAuctions.byId(auctionId);
  }

  @Get('auctions/:id/notes')
  @ApiOkResponse({ type: AuctionNotesDto })
  notes(@Param('id', IdPipe) auctionId: number): Promise<AuctionNotesView | RefusalError> {
    return this.findAuctions.notesOf(auctionId);
  }

  @Get('auctions/:id/lots')
  @ApiOkResponse({ type: LotPageDto })
  lots(
    @Param('id', IdPipe) auctionId: number,
    @Query() query: LotsQuery,
  ): Promise<Page<LotView> | RefusalError> {
    return this.findLots.ofAuction(auctionId, query.page, query.size);
  }

  @Get('lots/:id')
  @ApiOkResponse({ type: LotDto })
  lot(@Param('id', IdPipe) lotId: number): Promise<LotView | RefusalError> {
    return this.findLots.byId(lotId);
  }
}
