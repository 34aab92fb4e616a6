// What the routes of orders take.
import type { OrderGroup } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { pageQuery } from '../../platform/http';

const ORDERS_PER_PAGE = 10;
const ORDERS_PER_PAGE_MAX = 50;
const GROUPS: readonly OrderGroup[] = [
  'all',
  'unfinished',
  'paid',
  'expired',
  'cancelled',
  'refunded',
  'finished',
];

export class OrdersQuery extends pageQuery(ORDERS_PER_PAGE, ORDERS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: GROUPS, default: 'unfinished' })
  @IsIn(GROUPS)
  readonly group: OrderGroup = 'unfinished';
}

export class ReceiptQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly language: Language = DEFAULT_LANGUAGE;
}
