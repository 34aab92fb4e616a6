// One search over everything that whoever asks may see.
import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import {
  OFFICE_HIT_KINDS,
  OFFICE_SEARCH_MAX,
  OFFICE_SEARCH_MIN,
  type OfficeHit,
  type OfficeHitKind,
  type OfficeSearchBody,
  type OfficeSearchView,
} from '@haopai/contracts';
import { IsString, MinLength } from 'class-validator';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { MaxCharacters, type RefusalError } from '../../platform/errors';
import { SearchOffice } from './search-office';

class OfficeSearchDto implements OfficeSearchBody {
  @ApiProperty({ minLength: OFFICE_SEARCH_MIN, maxLength: OFFICE_SEARCH_MAX, example: '8888A' })
  @IsString()
  @MinLength(OFFICE_SEARCH_MIN)
  @MaxCharacters(OFFICE_SEARCH_MAX)
  readonly text!: string;
}

class OfficeHitDto implements OfficeHit {
  @ApiProperty({ enum: OFFICE_HIT_KINDS }) readonly kind!: OfficeHitKind;
  @ApiProperty({ description: 'Of an order its number' }) readonly id!: string;
  @ApiProperty() readonly text!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly auctionId!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly auctionTitle!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly lotNo!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Fen' }) readonly amountFen!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Masked for persons' })
  readonly name!: string | null;
}

class OfficeSearchViewDto implements OfficeSearchView {
  @ApiProperty({ type: [OfficeHitDto] }) readonly items!: readonly OfficeHitDto[];
  @ApiProperty({ enum: OFFICE_HIT_KINDS, isArray: true }) readonly more!: readonly OfficeHitKind[];
}

@AdminController('work')
export class OfficeSearchController {
  constructor(private readonly searchOffice: SearchOffice) {}

  @Post('search')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: OfficeSearchViewDto, description: 'Of what one may see' })
  search(
    @CurrentStaff() actor: Actor,
    @Body() { text }: OfficeSearchDto,
  ): Promise<OfficeSearchView | RefusalError> {
    return this.searchOffice.execute(actor, text);
  }
}
