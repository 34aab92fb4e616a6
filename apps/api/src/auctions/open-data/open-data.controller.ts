// Ended auctions as open data, readable without an account.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { OpenDataIndexDto, OpenDataQuery, ReleasePackageDto } from './open-data.dto';
import { ReadOpenData } from './read-open-data';

/** As results: figures of a lot are written a moment after its auction has ended. */
const OPEN_DATA = { standsOn: ['office', 'auctions', 'defaults'], forMs: 10_000 };

@ApiTags('open data')
@Controller('open-data')
export class OpenDataController {
  constructor(private readonly openData: ReadOpenData) {}

  @Get()
  @PublicRead(OPEN_DATA)
  @ApiOkResponse({ type: OpenDataIndexDto })
  index(@Query() { page, size }: OpenDataQuery): Promise<OpenDataIndexDto> {
    return this.openData.index(page, size);
  }

  @Get(':auctionId')
  @PublicRead(OPEN_DATA)
  @ApiOkResponse({
    type: ReleasePackageDto,
    description: 'A release package after the Open Contracting Data Standard 1.1',
  })
  ofAuction(@Param('auctionId', IdPipe) auctionId: number): Promise<ReleasePackageDto | RefusalError> {
    return this.openData.ofAuction(auctionId);
  }
}
