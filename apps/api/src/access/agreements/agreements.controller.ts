// The user agreement that is in force, readable without an account.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AgreementView } from '@haopai/contracts';
import { PublicRead } from '../../platform/public-reads';
import { AgreementDto, AgreementQuery } from './agreements.dto';
import { CurrentAgreement } from './current-agreement';

@ApiTags('agreements')
@Controller('agreements')
export class AgreementsController {
  constructor(private readonly current: CurrentAgreement) {}

  @Get('current')
  @PublicRead({ forMs: 1_000 })
  @ApiOkResponse({ type: AgreementDto })
  agreement(@Query() { lang }: AgreementQuery): Promise<AgreementView> {
    return this.current.view(lang);
  }
}
