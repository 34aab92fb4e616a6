// What the routes of the ledger take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AccountSums,
  type DepositSums,
  type LedgerAccount,
  type LedgerEntryKind,
  type LedgerEntryView,
  type LedgerFault,
  type LedgerSums,
  ORDER_KINDS,
  type OrderKind,
  type Page,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ACCOUNTS } from '@haopai/orders';
import { IsIn, Matches } from 'class-validator';
import { MayBeMissing } from '../../../platform/errors';
import { DepositSumsDto } from '../balances/balances.dto';
import { PeriodQuery } from '../pages.dto';
import type { BookScope } from './books.store';

const ORDER_NO = /^\d{20}$/;
const FAULTS: readonly LedgerFault[] = ['unbalanced', 'deposits'];
const KINDS: readonly LedgerEntryKind[] = [
  'paymentReceived',
  'surplusReceived',
  'depositApplied',
  'depositForfeited',
  'depositRefunded',
  'refundBegun',
  'surplusReturned',
  'refundPaid',
  'refundPaidOutside',
];

export class LedgerQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: ACCOUNTS })
  @MayBeMissing()
  @IsIn(ACCOUNTS)
  readonly account?: LedgerAccount;

  @ApiPropertyOptional({ pattern: ORDER_NO.source })
  @MayBeMissing()
  @Matches(ORDER_NO)
  readonly orderNo?: string;
}

/** Further ahead than any instance's clock is behind the database's: until now means until now by that one. */
const AHEAD_MS = 60 * 60_000;

/** From the beginning until now where nothing is told. */
export function scopeOf({ fromMs, toMs, auctionId }: PeriodQuery): BookScope {
  return { fromMs: fromMs ?? 0, toMs: toMs ?? Date.now() + AHEAD_MS, auctionId: auctionId ?? null };
}

class LedgerLineDto {
  @ApiProperty({ enum: ACCOUNTS }) readonly account!: LedgerAccount;
  @ApiProperty({ description: 'Fen; a debit above nought, a credit below' }) readonly amountFen!: number;
}

class LedgerEntryDto implements LedgerEntryView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
  @ApiProperty({ enum: KINDS }) readonly kind!: LedgerEntryKind;
  @ApiProperty({ example: 'payment:7' }) readonly key!: string;
  @ApiProperty() readonly orderNo!: string;
  @ApiProperty({ enum: ORDER_KINDS }) readonly orderKind!: OrderKind;
  @ApiProperty({ type: [LedgerLineDto] }) readonly lines!: readonly LedgerLineDto[];
}

export class LedgerPageDto implements Page<LedgerEntryView> {
  @ApiProperty({ type: [LedgerEntryDto] }) readonly items!: readonly LedgerEntryDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class AccountSumsDto implements AccountSums {
  @ApiProperty({ enum: ACCOUNTS }) readonly account!: LedgerAccount;
  @ApiProperty() readonly openingFen!: number;
  @ApiProperty() readonly debitFen!: number;
  @ApiProperty() readonly creditFen!: number;
  @ApiProperty() readonly closingFen!: number;
}

class MovedDepositsDto
  extends OmitType(DepositSumsDto, ['heldFen'] as const)
  implements Omit<DepositSums, 'heldFen'> {}

export class LedgerSumsDto implements LedgerSums {
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly fromMs!: number;
  @ApiProperty() readonly toMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly auctionId!: number | null;
  @ApiProperty() readonly entries!: number;
  @ApiProperty({ type: [AccountSumsDto] }) readonly accounts!: readonly AccountSumsDto[];
  @ApiProperty({ type: DepositSumsDto }) readonly deposits!: DepositSumsDto;
  @ApiProperty({ type: MovedDepositsDto }) readonly moved!: MovedDepositsDto;
  @ApiProperty({ enum: FAULTS, isArray: true }) readonly faults!: readonly LedgerFault[];
}
