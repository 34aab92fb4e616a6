// What a bidder's own ceiling is answered with over REST, described for the OpenAPI document.
import type { OwnCeiling, OwnProxy, ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class ProxyCancellationDto implements ProxyCancellation {
  @ApiProperty()
  readonly version!: number;

  @ApiProperty({ description: 'SHA-256 of the journaled event, hex' })
  readonly hash!: string;
}

export class ProxyReceiptDto extends ProxyCancellationDto implements ProxyReceipt {
  @ApiProperty({ description: 'As it is in force: rounded down to whole steps above the price' })
  readonly ceilingFen!: number;
}

export class OwnCeilingDto implements OwnCeiling {
  @ApiProperty()
  readonly ceilingFen!: number;

  @ApiProperty()
  readonly entryId!: number;

  @ApiProperty()
  readonly setAtMs!: number;
}

export class OwnProxyDto implements OwnProxy {
  @ApiProperty({ type: OwnCeilingDto, nullable: true })
  readonly ceiling!: OwnCeilingDto | null;
}
