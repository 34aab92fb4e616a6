// What the routes of watched plates at a fixed price give.
import { ApiProperty } from '@nestjs/swagger';
import type { ListingWatches, ListingWatchView } from '@haopai/contracts';
import { ListingDto } from '../catalogue';

export class ListingWatchDto implements ListingWatchView {
  @ApiProperty({ type: ListingDto }) readonly listing!: ListingDto;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly sinceMs!: number;
}

export class ListingWatchesDto implements ListingWatches {
  @ApiProperty({ type: [ListingWatchDto] }) readonly items!: readonly ListingWatchDto[];
  @ApiProperty({ description: 'So many at most' }) readonly max!: number;
}
