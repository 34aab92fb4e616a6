// What the routes of the watchlist and of notice choices take and give.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { NoticeChoices, NoticeWays, WatchPage, WatchView } from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { AuctionDto, LotDto } from '../auctions';

const PAGE_MAX = 10_000;
const SIZE_MAX = 200;
const SIZE = 50;

export class WatchesQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: SIZE_MAX, default: SIZE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(SIZE_MAX)
  readonly size: number = SIZE;
}

export class WatchDto implements WatchView {
  @ApiProperty({ type: LotDto }) readonly lot!: LotDto;
  @ApiProperty({ type: AuctionDto }) readonly auction!: AuctionDto;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly sinceMs!: number;
}

export class WatchPageDto implements WatchPage {
  @ApiProperty({ type: [WatchDto] }) readonly items!: readonly WatchDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class NoticeWaysDto implements NoticeWays {
  @ApiProperty({ description: 'A notice in the portal' }) @IsBoolean() readonly portal!: boolean;
  @ApiProperty({ description: 'To the browsers that asked for pushes' }) @IsBoolean() readonly push!: boolean;
  @ApiProperty({ description: 'A text message' }) @IsBoolean() readonly sms!: boolean;
}

export class NoticeChoicesDto implements NoticeChoices {
  @ApiProperty({ type: NoticeWaysDto, description: 'A watched lot’s auction starts soon' })
  @IsObject()
  @ValidateNested()
  @Type(() => NoticeWaysDto)
  readonly watchStart!: NoticeWaysDto;

  @ApiProperty({ type: NoticeWaysDto, description: 'Somebody has bid above one’s own bid on a watched lot' })
  @IsObject()
  @ValidateNested()
  @Type(() => NoticeWaysDto)
  readonly outbid!: NoticeWaysDto;
}
