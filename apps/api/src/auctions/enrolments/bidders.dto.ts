// What the routes of an auction's bidders take and give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  AdminEnrolmentView,
  AdminEntryView,
  DepositState,
  EnrolmentState,
  Page,
} from '@haopai/contracts';
import { IsIn, IsString, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const PER_PAGE = 50;
const PER_PAGE_MAX = 200;
const TEXT_MAX = 100;
const STATES: readonly EnrolmentState[] = ['unpaid', 'paid', 'lapsed', 'cancelled'];
const DEPOSITS: readonly DepositState[] = ['held', 'applied', 'refunded', 'forfeited'];
const TIME = 'Epoch milliseconds UTC';

export class BiddersQuery extends pageQuery(PER_PAGE, PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: STATES })
  @MayBeMissing()
  @IsIn(STATES)
  readonly state?: EnrolmentState;

  @ApiPropertyOptional({
    maxLength: TEXT_MAX,
    description: 'A paddle’s number, or a part of a name, of a VIN, or of a plate that was bidden for',
  })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_MAX)
  readonly text?: string;
}

class BidderLotDto {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty() readonly plateNumber!: string;
}

class BidderEntryDto implements AdminEntryView {
  @ApiProperty() readonly entryId!: number;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ enum: STATES }) readonly state!: EnrolmentState;
  @ApiProperty() readonly isReserved!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Fen' }) readonly depositFen!: number | null;
  @ApiProperty({ type: String, enum: DEPOSITS, nullable: true }) readonly deposit!: DepositState | null;
  @ApiProperty({ type: BidderLotDto, nullable: true }) readonly lot!: BidderLotDto | null;
}

class BidderDto implements AdminEnrolmentView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty({
    description: 'Of a person no more than the first character, unless citizens may be looked up',
  })
  readonly citizenName!: string;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly citizenKind!: 'person' | 'organisation';
  @ApiProperty() readonly region!: string;
  @ApiProperty({ enum: STATES }) readonly state!: EnrolmentState;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly paidAtMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly orderNo!: string | null;
  @ApiProperty({ type: [BidderEntryDto] }) readonly entries!: readonly BidderEntryDto[];
}

export class BiddersPageDto implements Page<AdminEnrolmentView> {
  @ApiProperty({ type: [BidderDto] }) readonly items!: readonly BidderDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
