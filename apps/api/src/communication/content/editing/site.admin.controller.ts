// The contact page, for editors.
import { Body, Get, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminContactView } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { EditContact } from './edit-contact';
import { AdminContactDto } from './editing-answers.dto';
import { ChangeContactDto } from './editing.dto';

@AdminController('content')
export class AdminSiteController {
  constructor(private readonly editContact: EditContact) {}

  @Get('contact')
  @Needs('content.read')
  @ApiOkResponse({ type: AdminContactDto })
  contact(@Acting() actor: Actor): Promise<AdminContactView | RefusalError> {
    return this.editContact.read(actor);
  }

  @Put('contact')
  @Needs('content.edit')
  @ApiOkResponse({ type: AdminContactDto })
  change(@Acting() actor: Actor, @Body() body: ChangeContactDto): Promise<AdminContactView | RefusalError> {
    return this.editContact.change(actor, body);
  }
}
