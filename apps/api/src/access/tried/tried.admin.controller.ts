// What this release was last seen working on.
import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import {
  TRIED_KINDS,
  type TriedHere,
  type TriedKind,
  type TriedView,
  type WholeRun,
} from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../staff-authentication';
import { ReadTried } from './read-tried';

class WholeRunDto implements WholeRun {
  @ApiProperty() readonly version!: string;
  @ApiProperty({ description: 'UTC, such as 2026-11-29' }) readonly date!: string;
  @ApiProperty() readonly commit!: string;
  @ApiProperty() readonly command!: string;
}

class TriedHereDto implements TriedHere {
  @ApiProperty({ enum: TRIED_KINDS }) readonly kind!: TriedKind;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: WholeRunDto, nullable: true, description: 'Null: never' })
  readonly last!: WholeRunDto | null;
  @ApiProperty() readonly isInUse!: boolean;
}

class TriedDto implements TriedView {
  @ApiProperty({ type: [TriedHereDto] }) readonly rows!: readonly TriedHereDto[];
}

@AdminController('tried')
export class TriedController {
  constructor(private readonly tried: ReadTried) {}

  @Get('tried')
  @RequiresPermission('settings.read')
  @ApiOkResponse({ type: TriedDto })
  read(@CurrentStaff() actor: Actor): Promise<TriedView | RefusalError> {
    return this.tried.execute(actor);
  }
}
