// What the routes of enrolments give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  DepositState,
  DisqualificationView,
  EnrolmentEntryView,
  EnrolmentState,
  EnrolmentView,
  EntryLotView,
  EntryOutcome,
  Page,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PickUpDto } from '../../commerce/hand-over';
import { DeclaredVehicleDto } from '../../plates/registered-cars';
import { AuctionDto, PlateDto } from '../public';

const STATES: readonly EnrolmentState[] = ['unpaid', 'paid', 'lapsed', 'cancelled'];
const OUTCOMES: readonly EntryOutcome[] = ['open', 'won', 'lost', 'unsold', 'withdrawn', 'defaulted'];
const DEPOSIT_STATES: readonly DepositState[] = ['held', 'applied', 'refunded', 'forfeited'];
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

class EntryLotDto implements EntryLotView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ enum: OUTCOMES }) readonly outcome!: EntryOutcome;
  @ApiProperty({ description: `${MONEY}; null until it is sold`, type: Number, nullable: true })
  readonly hammerFen!: number | null;
  @ApiProperty({ description: 'Of what is left to be paid', type: String, nullable: true })
  readonly balanceOrderNo!: string | null;
  @ApiProperty({ description: `${MONEY}; of that order`, type: Number, nullable: true })
  readonly balanceFen!: number | null;
  @ApiProperty({ description: `${TIME}; until when it waits to be paid`, type: Number, nullable: true })
  readonly balanceDueAtMs!: number | null;
  @ApiPropertyOptional({
    type: Boolean,
    enum: [true],
    description: 'Won, paid, and paid back with the plate',
  })
  readonly isReturned?: true;
}

class EnrolmentEntryDto implements EnrolmentEntryView {
  @ApiProperty() readonly entryId!: number;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ type: DeclaredVehicleDto, nullable: true, description: 'Null where nobody has said' })
  readonly vehicle!: DeclaredVehicleDto | null;
  @ApiProperty({ enum: DEPOSIT_STATES, nullable: true, description: 'Null until it is paid' })
  readonly deposit!: DepositState | null;
  @ApiProperty({ ...{ type: Number, nullable: true }, description: `${MONEY}, of all that was paid for it` })
  readonly depositFen!: number | null;
  @ApiProperty({ ...{ type: Number, nullable: true }, description: `${MONEY}; null for no limit` })
  readonly limitFen!: number | null;
  @ApiProperty({ description: 'The deposit of a reservation stands for it' }) readonly isReserved!: boolean;
  @ApiProperty({ type: EntryLotDto, nullable: true, description: 'Null while it is free' })
  readonly lot!: EntryLotDto | null;
}

class DisqualificationDto implements DisqualificationView {
  @ApiProperty({ description: 'Public' }) readonly reason!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
}

export class EnrolmentDto implements EnrolmentView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ type: AuctionDto }) readonly auction!: AuctionDto;
  @ApiProperty({ enum: STATES }) readonly state!: EnrolmentState;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly paidAtMs!: number | null;
  @ApiProperty({ description: `${MONEY}, of all shares` }) readonly depositFen!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null where all shares were reserved' })
  readonly orderNo!: string | null;
  @ApiProperty({ description: `${TIME}; while the order waits to be paid`, type: Number, nullable: true })
  readonly dueAtMs!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Null until it is paid' })
  readonly paddleNo!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null until it is paid, and where it is hidden' })
  readonly accessCode!: string | null;
  @ApiPropertyOptional({
    enum: [true],
    description: 'There is a code, for a session that confirms itself: POST /me/confirmation',
  })
  readonly isCodeHidden?: true;
  @ApiProperty({ type: DisqualificationDto, nullable: true, description: 'Null unless it was put out' })
  readonly disqualified!: DisqualificationDto | null;
  @ApiProperty({ type: [EnrolmentEntryDto] }) readonly entries!: readonly EnrolmentEntryDto[];
  @ApiProperty({ type: PickUpDto, nullable: true, description: 'Null until a plate is paid in full' })
  readonly pickUp!: PickUpDto | null;
}

export class EnrolmentPageDto implements Page<EnrolmentView> {
  @ApiProperty({ type: [EnrolmentDto] }) readonly items!: readonly EnrolmentDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
