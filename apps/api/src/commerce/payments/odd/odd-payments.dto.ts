// What the routes of odd payments take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type CloseOddPaymentBody,
  ODD_PAYMENT_OUTCOMES,
  type OddPaymentCase,
  type OddPaymentClosing,
  type OddPaymentGroup,
  type OddPaymentOutcome,
  ORDER_KINDS,
  type OrderKind,
  type Page,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ReasonDto } from '../../../access/staff-authentication';
import { pageQuery } from '../../../platform/http';

const PAYMENTS_A_PAGE = 20;
const PAYMENTS_A_PAGE_MAX = 200;
const GROUPS: readonly OddPaymentGroup[] = ['open', 'closed'];

export class OddPaymentsQuery extends pageQuery(PAYMENTS_A_PAGE, PAYMENTS_A_PAGE_MAX) {
  @ApiPropertyOptional({ enum: GROUPS, default: 'open' })
  @IsIn(GROUPS)
  readonly group: OddPaymentGroup = 'open';
}

export class CloseOddPaymentDto extends ReasonDto implements CloseOddPaymentBody {
  @ApiProperty({ enum: ODD_PAYMENT_OUTCOMES, description: 'What was found and done at the provider' })
  @IsIn(ODD_PAYMENT_OUTCOMES)
  readonly outcome!: OddPaymentOutcome;
}

class OddPaymentClosingDto implements OddPaymentClosing {
  @ApiProperty({ enum: ODD_PAYMENT_OUTCOMES }) readonly outcome!: OddPaymentOutcome;
  @ApiProperty() readonly reason!: string;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
}

export class OddPaymentDto implements OddPaymentCase {
  @ApiProperty() readonly paymentNo!: string;
  @ApiProperty({ enum: ['sandbox', 'alipay'] }) readonly provider!: OddPaymentCase['provider'];
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty({ enum: ORDER_KINDS }) readonly orderKind!: OrderKind;
  @ApiProperty({ type: String, nullable: true }) readonly plateNumber!: string | null;
  @ApiProperty({ description: 'What was to be paid' }) readonly amountFen!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'What the provider tells' })
  readonly toldFen!: number | null;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly createdAtMs!: number;
  @ApiProperty({ type: OddPaymentClosingDto, nullable: true })
  readonly closing!: OddPaymentClosingDto | null;
}

export class OddPaymentsPageDto implements Page<OddPaymentCase> {
  @ApiProperty({ type: [OddPaymentDto] }) readonly items!: readonly OddPaymentDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
