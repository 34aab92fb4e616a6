// Results of ended auctions, readable without an account.
import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { AuctionResult, AuctionResultHead, JournalLine, Page } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { FindResults } from './find-results';
import { ReadJournal } from './read-journal';
import { AuctionResultDto, JournalPageDto, ResultPageDto } from './results-answers.dto';
import { CsvQuery, JournalQuery, ResultQuery, ResultsQuery } from './results.dto';
import { WriteCsv } from './write-csv';

const RESULTS = ['office', 'auctions', 'defaults'];
/** Figures of a lot are written a moment after its auction has ended. */
const RESULTS_FOR_MS = 10_000;

@ApiTags('results')
@Controller('results')
export class ResultsController {
  constructor(
    private readonly findResults: FindResults,
    private readonly writeCsv: WriteCsv,
    private readonly readJournal: ReadJournal,
  ) {}

  @Get()
  @PublicRead({ standsOn: RESULTS, forMs: RESULTS_FOR_MS })
  @ApiOkResponse({ type: ResultPageDto })
  results(@Query() query: ResultsQuery): Promise<Page<AuctionResultHead>> {
    return this.findResults.page(query.page, query.size);
  }

  @Get(':auctionId')
  @PublicRead({ standsOn: RESULTS, forMs: RESULTS_FOR_MS })
  @ApiOkResponse({ type: AuctionResultDto })
  result(
    @Param('auctionId', IdPipe) auctionId: number,
    @Query() query: ResultQuery,
  ): Promise<AuctionResult | RefusalError> {
    return this.findResults.ofAuction(auctionId, query.sort, query.order);
  }

  @Get(':auctionId/csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'UTF-8 with a byte order mark, one row a lot', schema: { type: 'string' } })
  csv(
    @Param('auctionId', IdPipe) auctionId: number,
    @Query() query: CsvQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.writeCsv.ofAuction(auctionId, query.lang);
  }

  @Get(':auctionId/lots/:lotId/journal')
  @PublicRead({ standsOn: RESULTS, forMs: RESULTS_FOR_MS })
  @ApiOkResponse({ type: JournalPageDto })
  journal(
    @Param('auctionId', IdPipe) auctionId: number,
    @Param('lotId', IdPipe) lotId: number,
    @Query() query: JournalQuery,
  ): Promise<Page<JournalLine> | RefusalError> {
    return this.readJournal.ofLot(auctionId, lotId, query.page, query.size);
  }
}
