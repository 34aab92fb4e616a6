// What waits for a second person, for whoever of the staff asks.
import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import {
  type ErrorCode,
  type Refusal,
  WAITING_SOURCES,
  type WaitingActsView,
  type WaitingActView,
  type WaitingFacts,
  type WaitingKind,
  type WaitingSource,
} from '@haopai/contracts';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../staff-authentication';
import { WaitingActs } from './waiting-acts';

const TIME = 'Epoch milliseconds UTC';
const FACTS = { type: Object, additionalProperties: true } as const;

class AskedByDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: Number, nullable: true, description: TIME })
  readonly accountCreatedAtMs!: number | null;
}

class WaitingRefusalDto implements Refusal {
  @ApiProperty({ type: String, example: 'STOP.SAME_PERSON' }) readonly code!: ErrorCode;
  @ApiProperty({ type: Object, additionalProperties: true }) readonly data!: Refusal['data'];
}

class WaitingActDto implements WaitingActView {
  @ApiProperty({ enum: WAITING_SOURCES }) readonly source!: WaitingSource;
  @ApiProperty({ description: 'Of the source' }) readonly id!: string;
  @ApiProperty({ type: String, example: 'suspend' }) readonly kind!: WaitingKind;
  @ApiProperty({ example: 'auction:12' }) readonly subject!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly auctionId!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly auctionTitle!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly plateNumber!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Fen' }) readonly amountFen!: number | null;
  @ApiProperty({ ...FACTS, description: 'What stands now, by name' }) readonly before!: WaitingFacts;
  @ApiProperty({ ...FACTS, description: 'What would stand then' }) readonly after!: WaitingFacts;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ type: AskedByDto }) readonly askedBy!: AskedByDto;
  @ApiProperty({ description: TIME }) readonly askedAtMs!: number;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly holdsUntilMs!: number | null;
  @ApiProperty({ description: 'A sale waits for it' }) readonly isUrgent!: boolean;
  @ApiProperty({ description: 'Whoever reads this asked for it' }) readonly isOwn!: boolean;
  @ApiProperty({ type: WaitingRefusalDto, nullable: true, description: 'Why whoever reads this cannot' })
  readonly refusal!: WaitingRefusalDto | null;
}

class WaitingActsDto implements WaitingActsView {
  @ApiProperty({ description: TIME }) readonly readAtMs!: number;
  @ApiProperty({ type: [WaitingActDto], description: 'The urgent first, then the oldest' })
  readonly items!: readonly WaitingActDto[];
}

@AdminController('approvals')
export class WaitingActsController {
  constructor(private readonly queue: WaitingActs) {}

  @Get('waiting')
  @RequiresPermission(null)
  @ApiOkResponse({ type: WaitingActsDto, description: 'Of what one may see' })
  async read(@CurrentStaff() actor: Actor): Promise<WaitingActsView> {
    return { readAtMs: Date.now(), items: await this.queue.of(actor) };
  }
}
