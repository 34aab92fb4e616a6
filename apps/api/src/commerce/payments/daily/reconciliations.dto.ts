// What the routes of reconciliations take and give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  CloseDifferenceBody,
  DifferenceKind,
  DifferenceState,
  DifferenceView,
  Page,
  ReconcileBody,
  ReconciliationHead,
  ReconciliationState,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MinLength } from 'class-validator';
import { MaxCharacters } from '../../../platform/errors';
import { pageQuery } from '../../../platform/http';
import { DAY } from './beijing-days';

const RUNS_A_PAGE = 20;
const RUNS_A_PAGE_MAX = 200;
const NOTE_LENGTH_MAX = 200;
const STATES: readonly ReconciliationState[] = ['waiting', 'running', 'done', 'failed'];
const DIFFERENCE_STATES: readonly DifferenceState[] = ['open', 'explained', 'mended'];
const KINDS: readonly DifferenceKind[] = [
  'notPaid',
  'otherAmount',
  'notBooked',
  'refundNotPaid',
  'refundNotBooked',
  'refundedTwice',
  'notAnswered',
];

export class ReconciliationsQuery extends pageQuery(RUNS_A_PAGE, RUNS_A_PAGE_MAX) {}

export class ReconcileDto implements ReconcileBody {
  @ApiProperty({ pattern: DAY.source, example: '2026-11-26', description: 'In Beijing' })
  @Matches(DAY)
  readonly fromDay!: string;

  @ApiProperty({ pattern: DAY.source, example: '2026-11-26' })
  @Matches(DAY)
  readonly toDay!: string;
}

export class CloseDifferenceDto implements CloseDifferenceBody {
  @ApiProperty({ minLength: 1, maxLength: NOTE_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(NOTE_LENGTH_MAX)
  readonly note!: string;
}

export class ReconciliationDto implements ReconciliationHead {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly fromMs!: number;
  @ApiProperty() readonly toMs!: number;
  @ApiProperty({ enum: STATES }) readonly state!: ReconciliationState;
  @ApiProperty({ type: String, nullable: true }) readonly staffName!: string | null;
  @ApiProperty() readonly startedAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly finishedAtMs!: number | null;
  @ApiProperty() readonly asked!: number;
  @ApiProperty() readonly oursInFen!: number;
  @ApiProperty() readonly theirsInFen!: number;
  @ApiProperty() readonly oursOutFen!: number;
  @ApiProperty() readonly theirsOutFen!: number;
  @ApiProperty() readonly differences!: number;
  @ApiProperty() readonly open!: number;
}

export class ReconciliationsPageDto implements Page<ReconciliationHead> {
  @ApiProperty({ type: [ReconciliationDto] }) readonly items!: readonly ReconciliationDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class DifferenceDto implements DifferenceView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: KINDS }) readonly kind!: DifferenceKind;
  @ApiProperty() readonly number!: string;
  @ApiProperty({ type: String, nullable: true }) readonly orderNo!: string | null;
  @ApiProperty() readonly oursFen!: number;
  @ApiProperty() readonly theirsFen!: number;
  @ApiProperty({ enum: DIFFERENCE_STATES }) readonly state!: DifferenceState;
  @ApiProperty() readonly isMendable!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly note!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly closedByName!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly closedAtMs!: number | null;
}

export class DifferencesPageDto implements Page<DifferenceView> {
  @ApiProperty({ type: [DifferenceDto] }) readonly items!: readonly DifferenceDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
