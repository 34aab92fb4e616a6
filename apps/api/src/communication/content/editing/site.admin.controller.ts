// The contact page, for editors.
import { Body, Get, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminContactView } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { EditContact } from './edit-contact';
import { AdminContactDto } from './editing-answers.dto';
import { ChangeContactDto } from './editing.dto';

@AdminController('content')
export class AdminSiteController {
  constructor(private readonly editContact: EditContact) {}

  @Get('contact')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: AdminContactDto })
  contact(@CurrentStaff() actor: Actor): Promise<AdminContactView | RefusalError> {
    return this.editContact.read(actor);
  }

  @Put('contact')
  @RequiresPermission('content.edit')
  @ApiOkResponse({ type: AdminContactDto })
  change(
    @CurrentStaff() actor: Actor,
    @Body() body: ChangeContactDto,
  ): Promise<AdminContactView | RefusalError> {
    return this.editContact.change(actor, body);
  }
}
