// What the routes of orders take.
import type { ArticleLanguage, OrderGroup } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { pageQuery } from '../../platform/http';

const ORDERS_PER_PAGE = 10;
const ORDERS_PER_PAGE_MAX = 50;
const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];
const GROUPS: readonly OrderGroup[] = ['unfinished', 'finished', 'refunded'];

export class OrdersQuery extends pageQuery(ORDERS_PER_PAGE, ORDERS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: GROUPS, default: 'unfinished' })
  @IsIn(GROUPS)
  readonly group: OrderGroup = 'unfinished';
}

export class ReceiptQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly language: ArticleLanguage = 'zh';
}
