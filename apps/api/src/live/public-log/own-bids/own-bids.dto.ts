// What is given of a bidder's own bids, described for OpenAPI; the compiler holds it to the contracts.
import type { OwnBid, OwnBids, OwnRefusalCount } from '@haopai/contracts';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';

const KINDS = ['bid', 'maximum', 'forMaximum'] as const;
const OUTCOMES = ['accepted', 'refused'] as const;

const BID_ID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(/\\d{1,10})?';
const EXAMPLE = '0b1e3a52-6f0d-4c8b-9a53-5f6d1f0a7c11';

export class BidReceiptQuery {
  @ApiProperty({
    description: 'The id of a bid of one’s own, or of a count of refused ones',
    example: EXAMPLE,
  })
  @Matches(new RegExp(`^(${BID_ID}|refusals/[0-9a-f]{64})$`))
  readonly bid!: string;
}

export class BidPaperQuery {
  @ApiProperty({ description: 'The id of a bid of one’s own', example: EXAMPLE })
  @Matches(new RegExp(`^${BID_ID}$`))
  readonly bid!: string;

  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly language: Language = DEFAULT_LANGUAGE;
}

export class OwnBidDto implements OwnBid {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ example: '浙G8888A' }) readonly plateNumber!: string;
  @ApiProperty() readonly bidId!: string;
  @ApiProperty({ enum: KINDS }) readonly kind!: OwnBid['kind'];
  @ApiProperty({ enum: OUTCOMES }) readonly outcome!: OwnBid['outcome'];
  @ApiProperty() readonly amountFen!: number;
  @ApiProperty() readonly atMs!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused' })
  readonly code!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'By which price it was refused' })
  readonly priceFen!: number | null;
  @ApiProperty({ description: 'Of the lot: what it became, or was judged by' }) readonly version!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'In the public log, from nought; null while it is not there yet',
  })
  readonly leafIndex!: number | null;
}

class OwnRefusalCountDto implements OwnRefusalCount {
  @ApiProperty({ description: 'For its receipt' }) readonly id!: string;
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ example: '浙G8888A' }) readonly plateNumber!: string;
  @ApiProperty() readonly fromMs!: number;
  @ApiProperty() readonly untilMs!: number;
  @ApiProperty({ description: 'Refusals in that minute beyond the ten that are listed' })
  readonly count!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly leafIndex!: number | null;
}

class ListedAtMostDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Of each lot' }) readonly accepted!:
    number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly refused!: number | null;
}

export class OwnBidsDto implements OwnBids {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
  @ApiProperty({ type: [OwnBidDto], description: 'The newest first' }) readonly items!: readonly OwnBidDto[];
  @ApiProperty({ type: [OwnRefusalCountDto], description: 'The newest first' })
  readonly counts!: readonly OwnRefusalCountDto[];
  @ApiProperty({ type: ListedAtMostDto, description: 'How many are listed at most, where there are more' })
  readonly cut!: ListedAtMostDto;
}
