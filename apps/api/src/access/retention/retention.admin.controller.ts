// How long logs are kept, and what was erased of them.
import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import type { ErasureRun, LogKind, RetentionView } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { ReadRetention } from './read-retention';

const KINDS: readonly LogKind[] = ['logIns', 'devices', 'logFiles'];

class ErasureRunDto implements ErasureRun {
  @ApiProperty({ enum: KINDS }) readonly kind!: LogKind;
  @ApiProperty() readonly instance!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly startedAtMs!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null while it runs, or when it was cut off' })
  readonly finishedAtMs!: number | null;
  @ApiProperty({ description: 'What was older went' }) readonly beforeMs!: number;
  @ApiProperty() readonly erased!: number;
  @ApiProperty() readonly erasedInAll!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly oldestAtMs!: number | null;
}

class RetentionDto implements RetentionView {
  @ApiProperty() readonly keptDays!: number;
  @ApiProperty({ type: [ErasureRunDto] }) readonly runs!: readonly ErasureRunDto[];
}

@AdminController('retention')
export class RetentionController {
  constructor(private readonly retention: ReadRetention) {}

  @Get('retention')
  @RequiresPermission('settings.read')
  @ApiOkResponse({ type: RetentionDto })
  read(@CurrentStaff() actor: Actor): Promise<RetentionView | RefusalError> {
    return this.retention.execute(actor);
  }
}
