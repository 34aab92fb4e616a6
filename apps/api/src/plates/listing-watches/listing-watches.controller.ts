// The plates at a fixed price that a citizen watches.
import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ListingWatches, ListingWatchView } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { ListingWatchDto, ListingWatchesDto } from './listing-watches.dto';
import { WatchListings } from './watch-listings';

@ApiTags('watches')
@Controller('me/listing-watches')
export class ListingWatchesController {
  constructor(private readonly watches: WatchListings) {}

  @Get()
  @ApiOkResponse({ type: ListingWatchesDto, description: 'The newest first; what is sold has left the list' })
  all(@OwnSession() { citizenId }: CitizenSession): Promise<ListingWatches> {
    return this.watches.of(citizenId);
  }

  @Put(':listingId')
  @ApiOkResponse({ type: ListingWatchDto, description: 'Also when it was on the list already' })
  add(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('listingId', IdPipe) listingId: number,
  ): Promise<ListingWatchView | RefusalError> {
    return this.watches.add(citizenId, listingId);
  }

  @Delete(':listingId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Also when it was not on the list' })
  remove(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('listingId', IdPipe) listingId: number,
  ): Promise<void> {
    return this.watches.remove(citizenId, listingId);
  }
}
