// What the account's routes give.
import { ApiProperty } from '@nestjs/swagger';
import type { ProfileView, SessionView } from '@haopai/contracts';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class SessionDto implements SessionView {
  @ApiProperty({ description: 'Not the session’s secret id' })
  readonly id!: string;

  @ApiProperty({ example: 'Chrome 141 · Windows', description: 'Empty when the browser does not say' })
  readonly device!: string;

  @ApiProperty({ description: 'Network address at log-in' }) readonly address!: string;
  @ApiProperty() readonly openedAtMs!: number;
  @ApiProperty({ description: 'To the minute' }) readonly lastUsedAtMs!: number;
  @ApiProperty() readonly isCurrent!: boolean;
}

class LastLoginDto {
  @ApiProperty() readonly atMs!: number;
  @ApiProperty() readonly address!: string;
  @ApiProperty() readonly device!: string;
}

export class ProfileDto implements ProfileView {
  @ApiProperty() readonly username!: string;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: 'person' | 'organisation';
  @ApiProperty() readonly displayName!: string;
  @ApiProperty({ example: '330702' }) readonly region!: string;
  @ApiProperty(NULLABLE_TEXT) readonly address!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '138****5678' }) readonly maskedMobile!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Identity document, or organisation or credit code' })
  readonly maskedDocument!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedTemporaryPermitNo!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly representativeName!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedRepresentativeId!: string | null;
  @ApiProperty() readonly registeredAtMs!: number;
  @ApiProperty(NULLABLE_TEXT) readonly agreementVersion!: string | null;
  @ApiProperty({ type: LastLoginDto, nullable: true, description: 'The log-in before this session’s' })
  readonly lastLogin!: LastLoginDto | null;
}
