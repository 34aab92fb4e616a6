// What the routes of bans give, described for OpenAPI; the compiler holds it to the contracts.
import type { AdminBanView, BanView } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

const TIME = 'Epoch milliseconds UTC';

export class BanDto implements BanView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: '浙G8888A', description: 'Of the lot whose balance was not paid' })
  readonly plate!: string;
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly lotId!: number;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty({ description: TIME }) readonly endsAtMs!: number;
}

class LiftedDto {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly by!: string;
  @ApiProperty() readonly reason!: string;
}

export class AdminBanDto extends BanDto implements AdminBanView {
  @ApiProperty({ description: 'Neither lifted nor over' }) readonly stands!: boolean;
  @ApiProperty({ type: LiftedDto, nullable: true }) readonly lifted!: LiftedDto | null;
}
