// What a citizen may buy at a fixed price (manual, ch. 4): the plates of their own region and personalised ones, whatever else is looked for.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ListingView, Page } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import type { RefusalError } from '../../platform/errors';
import { ListingPageDto } from './catalogue-answers.dto';
import { askedSearch, OwnListingsQuery } from './catalogue.dto';
import { FindListings } from './find-listings';

@ApiTags('catalogue')
@Controller('me/listings')
export class OwnListingsController {
  constructor(private readonly listings: FindListings) {}

  @Get()
  @ApiOkResponse({ type: ListingPageDto, description: 'For sale to who is logged in' })
  page(
    @Query() query: OwnListingsQuery,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<Page<ListingView> | RefusalError> {
    return this.listings.pageFor(citizenId, askedSearch(query), query);
  }
}
