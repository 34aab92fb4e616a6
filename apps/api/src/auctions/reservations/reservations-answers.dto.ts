// What the routes of reservations give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  Page,
  PlateCheckView,
  ReservationRefusal,
  ReservationState,
  ReservationTerms,
  ReservationView,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { PlateDto } from '../public';

export const RESERVATION_STATES: readonly ReservationState[] = [
  'pending',
  'approved',
  'rejected',
  'paid',
  'inAuction',
  'lapsed',
];
const REFUSALS: readonly ReservationRefusal['code'][] = [
  'RESERVATION.PLATE_MALFORMED',
  'RESERVATION.PLATE_TAKEN',
  'RESERVATION.PLATE_RESERVED',
  'RESERVATION.PLATE_LISTED',
  'RESERVATION.PLATE_IN_AUCTION',
];
const TIME = 'Epoch milliseconds UTC';

export class PlateRefusalDto {
  @ApiProperty({ enum: REFUSALS }) readonly code!: ReservationRefusal['code'];
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description:
      'The plate; where it is for sale or was sold, the ids of its listing or of its lot and auction',
  })
  readonly data!: ReservationRefusal['data'];
}

export class PlateCheckDto implements PlateCheckView {
  @ApiProperty({ type: PlateDto, nullable: true, description: 'Null when no plate can have this number' })
  readonly plate!: PlateDto | null;
  @ApiProperty() readonly isFree!: boolean;
  @ApiProperty({ type: PlateRefusalDto, nullable: true }) readonly refusal!: PlateRefusalDto | null;
}

export class ReservationTermsDto implements ReservationTerms {
  @ApiProperty({ description: 'Fen, as are all sums' }) readonly depositFen!: number;
  @ApiProperty() readonly startPriceFen!: number;
  @ApiProperty({ description: 'Within which the staff mean to decide' }) readonly reviewDays!: number;
  @ApiProperty({ description: 'Within which the deposit is to be paid once it is approved' })
  readonly payDays!: number;
}

class ReservationAuctionDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
}

export class ReservationDto implements ReservationView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ enum: RESERVATION_STATES }) readonly state!: ReservationState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was rejected' })
  readonly reason!: string | null;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly decidedAtMs!: number | null;
  @ApiProperty({ description: 'Fen; null before it is approved', type: Number, nullable: true })
  readonly depositFen!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of its deposit' })
  readonly orderNo!: string | null;
  @ApiProperty({ description: `${TIME}; while the deposit waits to be paid`, type: Number, nullable: true })
  readonly payByMs!: number | null;
  @ApiProperty({ type: ReservationAuctionDto, nullable: true, description: 'Once the plate is a lot of it' })
  readonly auction!: ReservationAuctionDto | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Once its auction is published' })
  readonly lotId!: number | null;
}

export class ReservationPageDto implements Page<ReservationView> {
  @ApiProperty({ type: [ReservationDto] }) readonly items!: readonly ReservationDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
