// What the routes of undelivered messages take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  CHOSEN_MESSAGES_MAX,
  MESSAGE_CHANNELS,
  type MessageChannel,
  type Page,
  type SendChosenAgainBody,
  type SendFailedAgainBody,
  type SentAgain,
  UNDELIVERED_GROUPS,
  type UndeliveredGroup,
  type UndeliveredMessage,
  type UndeliveredSum,
  type UndeliveredSums,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ReasonDto } from '../../../access/staff-authentication';
import { MayBeMissing } from '../../../platform/errors';
import { pageQuery } from '../../../platform/http';

const MESSAGES_A_PAGE = 20;
const FAILURE = /^[\w.: -]{1,60}$/;
const NUMBER_MAX = Number.MAX_SAFE_INTEGER;
const TIME = 'Epoch milliseconds UTC';
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_TIME = { type: Number, nullable: true, description: TIME } as const;

export class UndeliveredQuery extends pageQuery(MESSAGES_A_PAGE, CHOSEN_MESSAGES_MAX) {
  @ApiPropertyOptional({ enum: UNDELIVERED_GROUPS, default: 'dead' })
  @IsIn(UNDELIVERED_GROUPS)
  readonly group: UndeliveredGroup = 'dead';

  @ApiPropertyOptional({ enum: MESSAGE_CHANNELS })
  @MayBeMissing()
  @IsIn(MESSAGE_CHANNELS)
  readonly channel?: MessageChannel;

  @ApiPropertyOptional({ pattern: FAILURE.source, example: 'isv.SMS_TEMPLATE_ILLEGAL' })
  @MayBeMissing()
  @Matches(FAILURE)
  readonly failure?: string;
}

export class SendChosenAgainDto extends ReasonDto implements SendChosenAgainBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: NUMBER_MAX },
    ...{ minItems: 1, maxItems: CHOSEN_MESSAGES_MAX, uniqueItems: true },
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CHOSEN_MESSAGES_MAX)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(NUMBER_MAX, { each: true })
  readonly ids!: readonly number[];
}

export class SendFailedAgainDto extends ReasonDto implements SendFailedAgainBody {
  @ApiProperty({ enum: MESSAGE_CHANNELS })
  @IsIn(MESSAGE_CHANNELS)
  readonly channel!: MessageChannel;

  @ApiProperty({ pattern: FAILURE.source, example: 'isv.SMS_TEMPLATE_ILLEGAL' })
  @Matches(FAILURE)
  readonly failure!: string;

  @ApiProperty({ minimum: 0, maximum: NUMBER_MAX, description: 'As the sums told it' })
  @IsInt()
  @Min(0)
  @Max(NUMBER_MAX)
  readonly readAtMs!: number;
}

class UndeliveredSumDto implements UndeliveredSum {
  @ApiProperty({ enum: MESSAGE_CHANNELS }) readonly channel!: MessageChannel;
  @ApiProperty({ enum: UNDELIVERED_GROUPS }) readonly group!: UndeliveredGroup;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'isv.AMOUNT_NOT_ENOUGH' }) readonly lastFailure!: string | null;
  @ApiProperty() readonly count!: number;
  @ApiProperty({ description: TIME }) readonly oldestAtMs!: number;
}

export class UndeliveredSumsDto implements UndeliveredSums {
  @ApiProperty({ description: TIME }) readonly readAtMs!: number;
  @ApiProperty({ type: [UndeliveredSumDto] }) readonly sums!: readonly UndeliveredSumDto[];
}

class UndeliveredMessageDto implements UndeliveredMessage {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: MESSAGE_CHANNELS }) readonly channel!: MessageChannel;
  @ApiProperty({ enum: UNDELIVERED_GROUPS }) readonly group!: UndeliveredGroup;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'enrolled' }) readonly kind!: UndeliveredMessage['kind'];
  @ApiProperty({ ...NULLABLE_TEXT, example: '138****5678' }) readonly maskedMobile!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly citizenId!: number | null;
  @ApiProperty() readonly attempts!: number;
  @ApiProperty(NULLABLE_TEXT) readonly lastFailure!: string | null;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty(NULLABLE_TIME) readonly nextTryAtMs!: number | null;
  @ApiProperty(NULLABLE_TIME) readonly givenUpAtMs!: number | null;
  @ApiProperty(NULLABLE_TIME) readonly validUntilMs!: number | null;
  @ApiProperty() readonly isReadable!: boolean;
  @ApiProperty() readonly isOfUse!: boolean;
}

export class UndeliveredPageDto implements Page<UndeliveredMessage> {
  @ApiProperty({ type: [UndeliveredMessageDto] }) readonly items!: readonly UndeliveredMessageDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class SentAgainDto implements SentAgain {
  @ApiProperty() readonly sent!: number;
  @ApiProperty({ description: 'Of the same failure' }) readonly left!: number;
}
