// What the check of the heads that were kept outside gives, described for OpenAPI; the compiler holds it to the contracts.
import type { HeadFault, HeadsCheck } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

class HeadFaultDto implements HeadFault {
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null for the record of acts' })
  readonly auctionId!: number | null;
  @ApiProperty() readonly upTo!: number;
}

export class HeadsCheckDto implements HeadsCheck {
  @ApiProperty() readonly file!: boolean;
  @ApiProperty() readonly mail!: boolean;
  @ApiProperty() readonly kept!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Epoch milliseconds UTC' })
  readonly newestAtMs!: number | null;
  @ApiProperty() readonly missing!: number;
  @ApiProperty() readonly unreadable!: number;
  @ApiProperty({ type: [HeadFaultDto] }) readonly faults!: readonly HeadFaultDto[];
}
