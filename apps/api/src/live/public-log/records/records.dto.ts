// What is said of the record of an auction, described for OpenAPI; the compiler holds it to the contracts.
import type { AuctionRecordView } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class AuctionRecordDto implements AuctionRecordView {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ description: 'Of the zip' }) readonly byteCount!: number;
  @ApiProperty({ description: 'Of the zip, 64 hex digits' }) readonly sha256!: string;
  @ApiProperty({ description: 'Leaves of the public log that are in it' }) readonly leaves!: number;
  @ApiProperty({ description: 'Leaves under its largest checkpoint' }) readonly treeSize!: number;
  @ApiProperty() readonly madeAtMs!: number;
}
