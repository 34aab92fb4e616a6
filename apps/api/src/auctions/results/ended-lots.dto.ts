// What the route of ended lots takes and gives, described for OpenAPI; the compiler holds it to the contracts.
import {
  type EndedLotView,
  LOT_OUTCOMES,
  type LotResult,
  type Page,
  PLATE_PLACES,
  type PlatePlace,
  type WinnerState,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';
import { PlateDto } from '../public';
import { NextBidderResultDto } from './results-answers.dto';

const LOTS_PER_PAGE = 50;
const LOTS_PER_PAGE_MAX = 200;
const PAYMENTS: readonly WinnerState[] = ['due', 'paid', 'defaulted'];
const MONEY = 'Fen';

export class EndedLotsQuery extends pageQuery(LOTS_PER_PAGE, LOTS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: LOT_OUTCOMES })
  @MayBeMissing()
  @IsIn(LOT_OUTCOMES)
  readonly outcome?: LotResult['outcome'];
}

class LotWinnerDto {
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty({ description: 'In full for those who may read citizens’ files' }) readonly name!: string;
}

class PlaceAuctionDto {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
}

class EndedLotDto implements EndedLotView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
  @ApiProperty({ enum: LOT_OUTCOMES }) readonly outcome!: LotResult['outcome'];
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly hammerPriceFen!: number | null;
  @ApiProperty() readonly bidCount!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
  @ApiProperty({ type: LotWinnerDto, nullable: true }) readonly winner!: LotWinnerDto | null;
  @ApiProperty({ enum: PAYMENTS, type: String, nullable: true }) readonly payment!: WinnerState | null;
  @ApiProperty({ type: String, nullable: true }) readonly orderNo!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'When the winner fetched the plate, epoch milliseconds UTC',
  })
  readonly collectedAtMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @ApiProperty({ enum: PLATE_PLACES, description: 'Where the plate is now' }) readonly place!: PlatePlace;
  @ApiProperty({ type: PlaceAuctionDto, nullable: true }) readonly placeAuction!: PlaceAuctionDto | null;
  @ApiProperty({ type: Number, nullable: true }) readonly plateId!: number | null;
  @ApiProperty({ type: NextBidderResultDto, nullable: true })
  readonly nextBidder!: NextBidderResultDto | null;
}

export class EndedLotPageDto implements Page<EndedLotView> {
  @ApiProperty({ type: [EndedLotDto] }) readonly items!: readonly EndedLotDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
