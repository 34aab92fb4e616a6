// Taking one's data along, and closing the account.
import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../sessions';
import { CloseAccountDto } from './account.dto';
import { CloseAccount } from './close-account';
import { type AccountExport, ExportAccount } from './export-account';

@ApiTags('account')
@Controller('me')
export class LeavingController {
  constructor(
    private readonly exportAccount: ExportAccount,
    private readonly closeAccount: CloseAccount,
  ) {}

  @Get('export')
  @Header('Content-Disposition', 'attachment; filename="haopai-account.json"')
  @ApiOkResponse({
    description: 'All that is known of the citizen, unmasked, as a file',
    schema: { type: 'object', additionalProperties: true },
  })
  export(@OwnSession() session: CitizenSession): Promise<AccountExport | RefusalError> {
    return this.exportAccount.execute(session);
  }

  @Post('closing')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Closed; every session has ended' })
  close(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() { currentPassword }: CloseAccountDto,
  ): Promise<undefined | RefusalError> {
    return this.closeAccount.execute(citizenId, currentPassword);
  }
}
