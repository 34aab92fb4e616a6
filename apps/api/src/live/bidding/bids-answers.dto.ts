// What the bidding floor answers over REST, described for the OpenAPI document.
import type { BidReceipt, Page, RecordLine } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class BidReceiptDto implements BidReceipt {
  @ApiProperty()
  readonly version!: number;

  @ApiProperty({ description: 'SHA-256 of the journaled bid, hex' })
  readonly hash!: string;

  @ApiProperty()
  readonly priceFen!: number;

  @ApiProperty()
  readonly endsAtMs!: number;
}

export class RecordLineDto implements RecordLine {
  @ApiProperty()
  readonly version!: number;

  @ApiProperty({
    enum: [
      'bid',
      'scheduled',
      'opened',
      'paused',
      'resumed',
      'outage',
      'withdrawn',
      'disqualified',
      'sold',
      'unsold',
      'sealed',
      'ceilingSet',
      'ceilingCancelled',
      'cutOff',
    ],
    description: 'sealed: about a ceiling, told as ceilingSet or ceilingCancelled when the lot has closed',
  })
  readonly kind!: RecordLine['kind'];

  @ApiProperty()
  readonly atMs!: number;

  @ApiProperty({ type: Number, nullable: true })
  readonly paddleNo!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly amountFen!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly endsAtMs!: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Of a bid, once the lot has closed: whether it was made for a ceiling',
  })
  readonly isByCeiling!: boolean | null;

  @ApiProperty()
  readonly hash!: string;
}

export class RecordPageDto implements Page<RecordLine> {
  @ApiProperty({ type: [RecordLineDto] })
  readonly items!: RecordLineDto[];

  @ApiProperty()
  readonly total!: number;

  @ApiProperty()
  readonly page!: number;

  @ApiProperty()
  readonly size!: number;
}
