// What plates were sold for, over all auctions that have been settled; readable without an account.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page, SoldPlateFigures, SoldPlateView } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { FindSoldPlates } from './find-sold-plates';
import { SoldPlateFiguresDto, SoldPlatePageDto } from './sold-plates-answers.dto';
import { askedSearch, SoldPlateFiguresQuery, SoldPlatesQuery } from './sold-plates.dto';

/** All that changes an answer: another auction, a winner who does not pay, a name that staff have put right. */
const PRICES = { standsOn: ['office', 'soldPlates', 'defaults'], forMs: 600_000 };

@ApiTags('sold plates')
@Controller('sold-plates')
export class SoldPlatesController {
  constructor(private readonly soldPlates: FindSoldPlates) {}

  @Get()
  @PublicRead(PRICES)
  @ApiOkResponse({ type: SoldPlatePageDto })
  page(@Query() query: SoldPlatesQuery): Promise<Page<SoldPlateView> | RefusalError> {
    return this.soldPlates.page(askedSearch(query), query);
  }

  @Get('figures')
  @PublicRead(PRICES)
  @ApiOkResponse({ type: SoldPlateFiguresDto, description: 'Hammer prices but those of defaulters' })
  figures(@Query() { pattern, colour, by }: SoldPlateFiguresQuery): Promise<SoldPlateFigures | RefusalError> {
    return this.soldPlates.figures({ pattern: pattern ?? null, colour: colour ?? null }, by);
  }
}
