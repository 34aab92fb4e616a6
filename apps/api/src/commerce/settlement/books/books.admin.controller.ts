// The back office's ledger.
import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { LedgerEntryView, LedgerSums, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { PeriodQuery } from '../pages.dto';
import { LedgerPageDto, LedgerQuery, LedgerSumsDto, scopeOf } from './books.dto';
import { ReadBooks } from './read-books';

@AdminController('ledger')
export class BooksController {
  constructor(private readonly read: ReadBooks) {}

  @Get('settlement/ledger')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: LedgerPageDto })
  entries(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, account, orderNo, ...period }: LedgerQuery,
  ): Promise<Page<LedgerEntryView> | RefusalError> {
    const scope = scopeOf({ ...period, page, size });
    const search = { ...scope, account: account ?? null, orderNo: orderNo ?? null };
    return this.read.entries(actor, search, page, size);
  }

  @Get('settlement/ledger/sums')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: LedgerSumsDto })
  sums(@CurrentStaff() actor: Actor, @Query() query: PeriodQuery): Promise<LedgerSums | RefusalError> {
    return this.read.sums(actor, scopeOf(query));
  }
}
