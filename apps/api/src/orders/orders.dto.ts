// What the routes of orders take.
import type { ArticleLanguage, OrderGroup } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';

const PAGES_MAX = 100_000;
const ORDERS_PER_PAGE = 10;
const ORDERS_PER_PAGE_MAX = 50;
const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];
const GROUPS: readonly OrderGroup[] = ['unfinished', 'finished', 'refunded'];

export class OrdersQuery {
  @ApiPropertyOptional({ enum: GROUPS, default: 'unfinished' })
  @IsIn(GROUPS)
  readonly group: OrderGroup = 'unfinished';

  @ApiPropertyOptional({ minimum: 1, maximum: PAGES_MAX, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: ORDERS_PER_PAGE_MAX, default: ORDERS_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(ORDERS_PER_PAGE_MAX)
  readonly size: number = ORDERS_PER_PAGE;
}

export class ReceiptQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly language: ArticleLanguage = 'zh';
}
