// Whether a paper is real, for anybody who holds it; no account is needed, and nothing of it is kept on the way.
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CheckedConfirmation } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { CheckConfirmation } from './check-confirmation';
import { CheckConfirmationQuery, CheckedConfirmationDto } from './confirmations.dto';

@ApiTags('confirmations')
@Controller('confirmations')
export class CheckConfirmationController {
  constructor(private readonly check: CheckConfirmation) {}

  @Get(':number')
  @ApiOkResponse({ type: CheckedConfirmationDto })
  read(
    @Param('number') number: string,
    @Query() { check }: CheckConfirmationQuery,
    @Req() request: Request,
  ): Promise<CheckedConfirmation | RefusalError> {
    return this.check.execute(number.slice(0, 20), check, request.ip ?? '');
  }
}
