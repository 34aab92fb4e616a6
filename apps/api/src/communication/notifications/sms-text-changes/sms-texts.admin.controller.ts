// The words of text messages, for editors.
import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { SmsTextChange, SmsTextsView, SmsTextView } from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { ChangeSmsTexts } from './change-sms-texts';
import { SMS_TEMPLATE_NAMES } from './shipped-texts';
import { ChangeSmsTextDto, SmsTextChangeDto, SmsTextDto, SmsTextsDto } from './sms-texts.dto';

const TEMPLATE = { name: 'template', enum: SMS_TEMPLATE_NAMES };
const LANGUAGE = { name: 'language', enum: LANGUAGES };

@AdminController('content')
export class SmsTextsController {
  constructor(private readonly texts: ChangeSmsTexts) {}

  @Get('sms-texts')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: SmsTextsDto })
  all(@CurrentStaff() actor: Actor): Promise<SmsTextsView | RefusalError> {
    return this.texts.all(actor);
  }

  @Get('sms-texts/:template/:language/history')
  @RequiresPermission('content.read')
  @ApiParam(TEMPLATE)
  @ApiParam(LANGUAGE)
  @ApiOkResponse({ type: [SmsTextChangeDto] })
  history(
    @CurrentStaff() actor: Actor,
    @Param('template') template: string,
    @Param('language') language: string,
  ): Promise<readonly SmsTextChange[] | RefusalError> {
    return this.texts.history(actor, { template, language });
  }

  @Put('sms-texts/:template/:language')
  @RequiresPermission('content.edit')
  @ApiParam(TEMPLATE)
  @ApiParam(LANGUAGE)
  @ApiOkResponse({ type: SmsTextDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('template') template: string,
    @Param('language') language: string,
    @Body() body: ChangeSmsTextDto,
  ): Promise<SmsTextView | RefusalError> {
    return this.texts.change(actor, { template, language }, body);
  }
}
