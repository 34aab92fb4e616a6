// What the routes of the fixed-price sale give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty } from '@nestjs/swagger';
import {
  LISTINGS_COUNTED_MAX,
  type ListingPattern,
  type ListingState,
  type ListingView,
  type Page,
} from '@haopai/contracts';
import { PLATE_PATTERNS } from '@haopai/rules';
import { PlateDto } from '../../auctions/public';

const STATES: readonly ListingState[] = ['forSale', 'held', 'sold', 'withdrawn'];

export class ListingDto implements ListingView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ description: 'Fen' }) readonly priceFen!: number;
  @ApiProperty({ enum: STATES, description: 'Held while an order waits to be paid' })
  readonly state!: ListingState;
  @ApiProperty({ enum: PLATE_PATTERNS, isArray: true }) readonly patterns!: readonly ListingPattern[];
}

export class ListingPageDto implements Page<ListingView> {
  @ApiProperty({ type: [ListingDto] }) readonly items!: readonly ListingDto[];
  @ApiProperty({ description: `${LISTINGS_COUNTED_MAX} means so many or more; nobody pages beyond them` })
  readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
