// What the routes of roles take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type ChangeRoleBody,
  EDITABLE_ROLES,
  type Permission,
  PERMISSIONS,
  type RoleView,
  type StaffRole,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { ReasonDto } from '../staff-authentication';

const VERSION_MAX = 1_000_000;
const SET = { enum: PERMISSIONS, isArray: true };

export class ChangeRoleDto extends ReasonDto implements ChangeRoleBody {
  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({ ...SET, maxItems: PERMISSIONS.length })
  @IsArray()
  @ArrayMaxSize(PERMISSIONS.length)
  @IsIn(PERMISSIONS, { each: true })
  readonly permissions!: readonly Permission[];
}

export class RoleDto implements RoleView {
  @ApiProperty({ enum: EDITABLE_ROLES }) readonly role!: StaffRole;
  @ApiProperty(SET) readonly permissions!: readonly Permission[];
  @ApiProperty({ ...SET, description: 'While nobody has changed it' })
  readonly shipped!: readonly Permission[];
  @ApiProperty({ description: '0 while what is shipped counts' }) readonly version!: number;
  @ApiProperty({ description: 'Another set waits for approval' }) readonly isAsked!: boolean;
}
