// What the route of an auction's interest gives, described for OpenAPI.
import { ApiProperty } from '@nestjs/swagger';
import type { AuctionInterest, LotWatchers } from '@haopai/contracts';

export class LotWatchersDto implements LotWatchers {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly count!: number;
}

export class AuctionInterestDto implements AuctionInterest {
  @ApiProperty({ description: 'Citizens who have enrolled and paid the deposit' }) readonly bidders!: number;
  @ApiProperty({ type: [LotWatchersDto], description: 'Lots that nobody watches are left out' })
  readonly watchers!: readonly LotWatchersDto[];
}
