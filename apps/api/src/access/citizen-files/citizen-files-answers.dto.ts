// What the routes of citizens' files give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type CitizenFile,
  type CitizenLine,
  type CitizenLock,
  type EnrolmentState,
  type OrderKind,
  type OrderState,
  type Page,
  type ReservationState,
  type Revealed,
  SEALED_FIELDS,
  type SealedField,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ClaimedIdentityDto } from '../identity-checks';

const TIME = 'Epoch milliseconds UTC';
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_TIME = { type: Number, nullable: true, description: TIME } as const;

export class CitizenLineDto implements CitizenLine {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly username!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: 'person' | 'organisation';
  @ApiProperty({ example: '330702' }) readonly region!: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '138****5678' }) readonly maskedMobile!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedDocument!: string | null;
  @ApiProperty({ description: TIME }) readonly registeredAtMs!: number;
  @ApiProperty() readonly isLocked!: boolean;
  @ApiProperty() readonly isClosed!: boolean;
}

export class CitizenPageDto implements Page<CitizenLine> {
  @ApiProperty({ type: [CitizenLineDto] }) readonly items!: readonly CitizenLineDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class CitizenLockDto implements CitizenLock {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly by!: string;
  @ApiProperty() readonly reason!: string;
}

class ConsentsDto {
  @ApiProperty(NULLABLE_TEXT) readonly agreementVersion!: string | null;
  @ApiProperty(NULLABLE_TIME) readonly agreedAtMs!: number | null;
  @ApiProperty(NULLABLE_TIME) readonly identityConsentAtMs!: number | null;
}

class CitizenLogInDto {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly address!: string;
  @ApiProperty() readonly device!: string;
}

class CitizenOrderDto {
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty({ type: String }) readonly kind!: OrderKind;
  @ApiProperty({ type: String }) readonly state!: OrderState;
  @ApiProperty({ description: 'Fen' }) readonly amountFen!: number;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
}

class CitizenEnrolmentDto {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly auctionTitle!: string;
  @ApiProperty() readonly isDrill!: boolean;
  @ApiProperty({ type: String }) readonly state!: EnrolmentState;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
}

class CitizenReservationDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly plateNumber!: string;
  @ApiProperty({ type: String }) readonly state!: ReservationState;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
}

export class CitizenFileDto extends CitizenLineDto implements CitizenFile {
  @ApiProperty(NULLABLE_TEXT) readonly maskedTemporaryPermitNo!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly representativeName!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedRepresentativeId!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedAddress!: string | null;
  @ApiProperty({ enum: SEALED_FIELDS, isArray: true, description: 'What there is to reveal' })
  readonly sealed!: readonly SealedField[];
  @ApiProperty({ type: CitizenLockDto, nullable: true }) readonly lock!: CitizenLockDto | null;
  @ApiProperty(NULLABLE_TIME) readonly closedAtMs!: number | null;
  @ApiProperty({ type: ClaimedIdentityDto, nullable: true, description: 'Null of a closed account' })
  readonly identity!: ClaimedIdentityDto | null;
  @ApiProperty({ type: ConsentsDto }) readonly consents!: ConsentsDto;
  @ApiProperty({ type: [CitizenLogInDto] }) readonly logIns!: readonly CitizenLogInDto[];
  @ApiProperty({ type: [CitizenOrderDto] }) readonly orders!: readonly CitizenOrderDto[];
  @ApiProperty({ type: [CitizenEnrolmentDto] }) readonly enrolments!: readonly CitizenEnrolmentDto[];
  @ApiProperty({ type: [CitizenReservationDto] }) readonly reservations!: readonly CitizenReservationDto[];
}

/** Only what was asked for. */
export class RevealedDto implements Revealed {
  @ApiPropertyOptional(NULLABLE_TEXT) readonly mobile?: string | null;
  @ApiPropertyOptional(NULLABLE_TEXT) readonly document?: string | null;
  @ApiPropertyOptional(NULLABLE_TEXT) readonly temporaryPermitNo?: string | null;
  @ApiPropertyOptional(NULLABLE_TEXT) readonly representativeId?: string | null;
  @ApiPropertyOptional(NULLABLE_TEXT) readonly address?: string | null;
}
