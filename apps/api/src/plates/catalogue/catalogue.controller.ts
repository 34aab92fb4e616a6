// The fixed-price sale: looking for a plate, looking at one, buying it. What is looked at here is alike for everybody, whoever asks; what a citizen
// may buy is looked for below /me (own-listings.controller.ts).
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ListingView, OrderHead, Page } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { leaveLane } from '../../platform/lanes';
import { OrderHeadDto } from '../../commerce/orders';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { PublicRead } from '../../platform/public-reads';
import { BuyListing } from './buy-listing';
import { ListingDto, ListingPageDto } from './catalogue-answers.dto';
import { askedSearch, BuyListingDto, ListingsQuery } from './catalogue.dto';
import { FindListings } from './find-listings';

/** Plates are bought at other instances, too: no sign tells of it. */
const LISTING_FOR_MS = 1_000;

@ApiTags('catalogue')
@Controller('listings')
export class CatalogueController {
  constructor(
    private readonly listings: FindListings,
    private readonly buyListing: BuyListing,
  ) {}

  @Get()
  @PublicRead({ standsOn: ['office', 'here'], forMs: LISTING_FOR_MS })
  @ApiOkResponse({ type: ListingPageDto, description: 'For sale, alike for everybody' })
  page(@Query() query: ListingsQuery): Promise<Page<ListingView> | RefusalError> {
    return this.listings.page({ ...askedSearch(query), region: query.region ?? null }, query);
  }

  @Get(':id')
  @PublicRead({ standsOn: ['office', 'here'], forMs: LISTING_FOR_MS })
  @ApiOkResponse({ type: ListingDto })
  listing(@Param('id', IdPipe) listingId: number): Promise<ListingView | RefusalError> {
    return this.listings.byId(listingId);
  }

  @Post(':id/orders')
  @ApiRequestKey()
  @ApiCreatedResponse({ type: OrderHeadDto, description: 'The plate is held until the order is due' })
  buy(
    @Param('id', IdPipe) listingId: number,
    @RequestKey() key: string,
    @Body() { vin, vehicle }: BuyListingDto,
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<OrderHead | RefusalError> {
    return this.buyListing.execute({ listingId, citizenId, key, vin, vehicle }, () => leaveLane(request));
  }
}
