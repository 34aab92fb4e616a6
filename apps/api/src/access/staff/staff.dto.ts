// What the routes of staff take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AddStaffBody,
  type ChangeStaffBody,
  type NewStaffPasswordBody,
  type Permission,
  PERMISSIONS,
  REASON_MAX,
  type ResetStaffBody,
  STAFF_ROLES,
  type StaffAnswer,
  type StaffLogInBody,
  type StaffRole,
  type StaffTotpBody,
  type StaffView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Min,
  MinLength,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';

const USERNAME_LENGTH_MAX = 64;
export const PASSWORD_TEXT_LENGTH_MAX = 128;
const NAME_LENGTH_MAX = 100;
export const CODE = /^\d{6}$/;
const STEPS = ['bindTotp', 'totp', 'newPassword', 'in'] as const;

export class StaffLogInDto implements StaffLogInBody {
  @ApiProperty({ maxLength: USERNAME_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(USERNAME_LENGTH_MAX)
  readonly username!: string;

  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly password!: string;
}

export class StaffTotpDto implements StaffTotpBody {
  @ApiProperty({ pattern: CODE.source })
  @Matches(CODE)
  readonly code!: string;
}

export class NewStaffPasswordDto implements NewStaffPasswordBody {
  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly password!: string;
}

export class AddStaffDto implements AddStaffBody {
  @ApiProperty({ maxLength: USERNAME_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(USERNAME_LENGTH_MAX)
  readonly username!: string;

  @ApiProperty({ maxLength: NAME_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(NAME_LENGTH_MAX)
  readonly displayName!: string;

  @ApiProperty({ enum: STAFF_ROLES })
  @IsIn(STAFF_ROLES)
  readonly role!: StaffRole;

  @ApiPropertyOptional({
    enum: STAFF_ROLES,
    isArray: true,
    minItems: 1,
    maxItems: STAFF_ROLES.length,
    description: 'Where there are several',
  })
  @MayBeMissing()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STAFF_ROLES.length)
  @IsIn(STAFF_ROLES, { each: true })
  readonly roles?: readonly StaffRole[];
}

export class ResetStaffDto implements ResetStaffBody {
  @ApiProperty({ minimum: 1, description: 'As it was read' })
  @IsInt()
  @Min(1)
  readonly version!: number;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class ChangeStaffDto extends ResetStaffDto implements ChangeStaffBody {
  @ApiPropertyOptional({ maxLength: NAME_LENGTH_MAX })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(NAME_LENGTH_MAX)
  readonly displayName?: string;

  @ApiPropertyOptional({ enum: STAFF_ROLES })
  @MayBeMissing()
  @IsIn(STAFF_ROLES)
  readonly role?: StaffRole;

  @ApiPropertyOptional({
    enum: STAFF_ROLES,
    isArray: true,
    maxItems: STAFF_ROLES.length,
    description: 'Where there are several',
  })
  @MayBeMissing()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STAFF_ROLES.length)
  @IsIn(STAFF_ROLES, { each: true })
  readonly roles?: readonly StaffRole[];

  @ApiPropertyOptional()
  @MayBeMissing()
  @IsBoolean()
  readonly isLocked?: boolean;
}

export class StaffDto implements StaffView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly username!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty({ enum: STAFF_ROLES, description: 'The first of them' }) readonly role!: StaffRole;
  @ApiProperty({ enum: STAFF_ROLES, isArray: true }) readonly roles!: readonly StaffRole[];
  @ApiPropertyOptional({ enum: PERMISSIONS, isArray: true, description: 'Told to oneself' })
  readonly permissions?: readonly Permission[];
  @ApiPropertyOptional({ description: 'Told to oneself: of the host that was asked' })
  readonly hasPasskey?: boolean;
  @ApiProperty() readonly isLocked!: boolean;
  @ApiProperty() readonly hasTotp!: boolean;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly createdAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly lastLogInAtMs!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The second of two from then on; null from ever',
  })
  readonly confirmsFromMs!: number | null;
  @ApiPropertyOptional({ description: 'A change or a reset waits for another administrator' })
  readonly isAsked?: boolean;
  @ApiProperty() readonly version!: number;
}

export class StaffAddedDto implements StaffAnswer {
  @ApiProperty({
    type: StaffDto,
    nullable: true,
    description: 'Null while another administrator has to approve',
  })
  readonly staff!: StaffDto | null;
  @ApiProperty({
    ...{ type: String, nullable: true },
    description: 'Until the first log-in; not shown again. Null where another administrator has to approve',
  })
  readonly password!: string | null;
}

export class StaffLogInStepDto {
  @ApiProperty({ enum: STEPS }) readonly step!: (typeof STEPS)[number];
  @ApiPropertyOptional({ description: 'Base32, when a device is to be bound' }) readonly secret?: string;
  @ApiPropertyOptional({ description: 'The same as a picture: a data URL' }) readonly qrCode?: string;
  @ApiPropertyOptional({ description: 'Instead of a code a passkey can be shown' })
  readonly hasPasskey?: boolean;
  @ApiPropertyOptional({ type: StaffDto, description: 'Once in' }) readonly staff?: StaffDto;
}
