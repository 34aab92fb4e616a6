// What the routes of the watchlist and of notice choices take and give.
import { ApiProperty } from '@nestjs/swagger';
import type { NoticeChoices, NoticeWays, WatchPage, WatchView } from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, ValidateNested } from 'class-validator';
import { AuctionDto, LotDto } from '../public';
import { pageQuery } from '../../platform/http';

const SIZE_MAX = 200;
const SIZE = 50;

export class WatchesQuery extends pageQuery(SIZE, SIZE_MAX) {}

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

  @ApiProperty({ type: NoticeWaysDto, description: 'Somebody has bid above one’s own bid' })
  @IsObject()
  @ValidateNested()
  @Type(() => NoticeWaysDto)
  readonly outbid!: NoticeWaysDto;
}
