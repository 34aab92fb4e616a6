// What waits for whoever asks.
import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  WORK_KINDS,
  type WorkItem,
  type WorkKind,
  type WorkMoney,
  type WorkSession,
  type WorkView,
} from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { ReadWork } from './read-work';

const TIME = 'Epoch milliseconds UTC';

class WorkItemDto implements WorkItem {
  @ApiProperty({ enum: WORK_KINDS }) readonly kind!: WorkKind;
  @ApiProperty() readonly count!: number;
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}: since when the oldest waits` })
  readonly oldestAtMs!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly dueAtMs!: number | null;
  @ApiProperty() readonly isLate!: boolean;
}

class WorkSessionDto implements WorkSession {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty() readonly isLive!: boolean;
  @ApiProperty() readonly isDrill!: boolean;
  @ApiProperty() readonly lotCount!: number;
  @ApiProperty() readonly bidderCount!: number;
}

class WorkMoneyDto implements WorkMoney {
  @ApiProperty() readonly paidCount!: number;
  @ApiProperty({ description: 'Fen' }) readonly paidFen!: number;
  @ApiProperty() readonly dueCount!: number;
  @ApiProperty({ description: 'Fen' }) readonly dueFen!: number;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly reconciledAtMs!: number | null;
}

class WorkDto implements WorkView {
  @ApiProperty({ description: TIME }) readonly readAtMs!: number;
  @ApiProperty({ type: [WorkItemDto], description: 'What one may do and is there' })
  readonly items!: readonly WorkItemDto[];
  @ApiProperty({ type: [WorkSessionDto] }) readonly sessions!: readonly WorkSessionDto[];
  @ApiPropertyOptional({ type: WorkMoneyDto, nullable: true }) readonly money?: WorkMoneyDto | null;
}

@AdminController('work')
export class WorkController {
  constructor(private readonly work: ReadWork) {}

  @Get('work')
  @RequiresPermission(null)
  @ApiOkResponse({ type: WorkDto })
  read(@CurrentStaff() actor: Actor): Promise<WorkView> {
    return this.work.execute(actor);
  }
}
