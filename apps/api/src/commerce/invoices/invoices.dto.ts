// What the routes of invoices take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AskInvoiceBody,
  INVOICE_KINDS,
  INVOICE_STATES,
  INVOICE_TITLE_KINDS,
  INVOICE_TITLE_MAX,
  type InvoiceCase,
  type InvoiceKind,
  type InvoiceState,
  type InvoiceTitleKind,
  type InvoiceView,
  type OrderInvoices,
  type Page,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const A_PAGE = 20;
const A_PAGE_MAX = 200;
const TAX_NUMBER_TYPED_MAX = 40;
const TIME = 'Epoch milliseconds UTC';

export class AskInvoiceDto implements AskInvoiceBody {
  @ApiProperty({ enum: INVOICE_TITLE_KINDS })
  @IsIn(INVOICE_TITLE_KINDS)
  readonly titleKind!: InvoiceTitleKind;

  @ApiProperty({ minLength: 1, maxLength: INVOICE_TITLE_MAX, example: '金华市某某有限公司' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(INVOICE_TITLE_MAX)
  readonly title!: string;

  @ApiPropertyOptional({ maxLength: TAX_NUMBER_TYPED_MAX, description: 'Of a company' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TAX_NUMBER_TYPED_MAX)
  readonly taxNumber?: string;
}

export class InvoicesQuery extends pageQuery(A_PAGE, A_PAGE_MAX) {
  @ApiPropertyOptional({ enum: INVOICE_STATES, default: 'failed' })
  @IsIn(INVOICE_STATES)
  readonly state: InvoiceState = 'failed';
}

class InvoiceDto implements InvoiceView {
  @ApiProperty({ enum: INVOICE_KINDS }) readonly kind!: InvoiceKind;
  @ApiProperty({ enum: INVOICE_STATES }) readonly state!: InvoiceState;
  @ApiProperty({ enum: INVOICE_TITLE_KINDS }) readonly titleKind!: InvoiceTitleKind;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ type: String, nullable: true }) readonly taxNumber!: string | null;
  @ApiProperty({ description: 'Fen' }) readonly amountFen!: number;
  @ApiProperty({ description: TIME }) readonly askedAtMs!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null until it is issued' })
  readonly invoiceNo!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'At which the issuer shows it' })
  readonly address!: string | null;
}

export class OrderInvoicesDto implements OrderInvoices {
  @ApiProperty({ description: 'Now, or anew after one that failed' }) readonly mayAsk!: boolean;
  @ApiProperty({ description: 'Fen: paid, and kept' }) readonly amountFen!: number;
  @ApiProperty({ type: [InvoiceDto] }) readonly items!: readonly InvoiceDto[];
}

export class InvoiceCaseDto extends InvoiceDto implements InvoiceCase {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty() readonly attempts!: number;
  @ApiProperty({ description: TIME }) readonly changedAtMs!: number;
  @ApiProperty({ type: String, nullable: true }) readonly lastFailure!: string | null;
}

export class InvoiceCasesPageDto implements Page<InvoiceCase> {
  @ApiProperty({ type: [InvoiceCaseDto] }) readonly items!: readonly InvoiceCaseDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
