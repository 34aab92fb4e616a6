// Auctions and their lots, readable without an account.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AuctionNotesView, AuctionView, LotView, Page } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { AuctionDto, AuctionNotesDto, AuctionPageDto, LotDto, LotPageDto } from './auctions-answers.dto';
import { AuctionsQuery, LotsQuery } from './auctions.dto';
import { FindAuctions } from './find-auctions';
import { ReadBoard } from './read-board';

const PUBLISHED = ['office', 'auctions'];
/** Made anew so often at most, however many bids are placed; as often as sockets hear of a board. */
const FIGURES_REST_MS = 250;

@ApiTags('auctions')
@Controller()
export class AuctionsController {
  constructor(
    private readonly findAuctions: FindAuctions,
    private readonly readBoard: ReadBoard,
  ) {}

  @Get('auctions')
  @PublicRead({ standsOn: PUBLISHED })
  @ApiOkResponse({ type: AuctionPageDto })
  auctions(@Query() query: AuctionsQuery): Promise<Page<AuctionView>> {
    return this.findAuctions.page(query.state ?? null, query.page, query.size);
  }

  @Get('auctions/:id')
  @PublicRead({ standsOn: PUBLISHED })
  @ApiOkResponse({ type: AuctionDto })
  auction(@Param('id', IdPipe) auctionId: number): Promise<AuctionView | RefusalError> {
    return this.findAuctions.byId(auctionId);
  }

  @Get('auctions/:id/notes')
  @PublicRead({ standsOn: PUBLISHED })
  @ApiOkResponse({ type: AuctionNotesDto })
  notes(@Param('id', IdPipe) auctionId: number): Promise<AuctionNotesView | RefusalError> {
    return this.findAuctions.notesOf(auctionId);
  }

  @Get('auctions/:id/lots')
  @PublicRead({ standsOn: [...PUBLISHED, 'board:id'], restsMs: FIGURES_REST_MS })
  @ApiOkResponse({ type: LotPageDto })
  lots(
    @Param('id', IdPipe) auctionId: number,
    @Query() query: LotsQuery,
  ): Promise<Page<LotView> | RefusalError> {
    return this.readBoard.page(auctionId, query.page, query.size);
  }

  @Get('lots/:id')
  @PublicRead({ standsOn: [...PUBLISHED, 'lot:id'], restsMs: FIGURES_REST_MS })
  @ApiOkResponse({ type: LotDto })
  lot(@Param('id', IdPipe) lotId: number): Promise<LotView | RefusalError> {
    return this.readBoard.lot(lotId);
  }
}
