// What the routes of patterns give, described for OpenAPI; the compiler holds it to the contracts.
import {
  PATTERN_KINDS,
  type PatternKind,
  type PatternLot,
  type PatternReport,
  type PatternSums,
  type PatternView,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

class PatternLotDto implements PatternLot {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty() readonly plateNumber!: string;
  @ApiProperty({ description: 'Bids that show it' }) readonly times!: number;
}

class PatternDto implements PatternView {
  @ApiProperty({ enum: PATTERN_KINDS }) readonly kind!: PatternKind;
  @ApiProperty({ minimum: 1, maximum: 100, description: 'No probability' }) readonly score!: number;
  @ApiProperty({ type: [Number] }) readonly paddles!: readonly number[];
  @ApiProperty() readonly times!: number;
  @ApiProperty() readonly of!: number;
  @ApiProperty({ type: String, nullable: true, description: 'The beginning of a keyed hash' })
  readonly mark!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly fastestMs!: number | null;
  @ApiProperty({ type: [PatternLotDto] }) readonly lots!: readonly PatternLotDto[];
}

export class PatternReportDto implements PatternReport {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ description: 'That have bid' }) readonly paddles!: number;
  @ApiProperty() readonly bids!: number;
  @ApiProperty({ type: [PatternDto] }) readonly patterns!: readonly PatternDto[];
  @ApiProperty({ description: 'How many more there are, of lower scores' }) readonly leftOut!: number;
}

class PatternsFoundDto implements Record<PatternKind, number> {
  @ApiProperty() readonly sharedDevice!: number;
  @ApiProperty() readonly sharedAddress!: number;
  @ApiProperty() readonly losesToSame!: number;
  @ApiProperty() readonly fasterThanPeople!: number;
  @ApiProperty() readonly probesMaximum!: number;
}

export class PatternSumsDto implements PatternSums {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ description: 'That have bid' }) readonly paddles!: number;
  @ApiProperty() readonly bids!: number;
  @ApiProperty({ type: PatternsFoundDto }) readonly found!: PatternsFoundDto;
}
