// Pictures and the contact page, for editors.
import { Body, Get, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { AdminContactView, Page, PictureView } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../../acting';
import type { RefusalError } from '../../errors';
import { type Upload, Uploaded } from '../../http';
import { AddPicture } from '../pictures/add-picture';
import { EditContact } from './edit-contact';
import { AdminContactDto, PictureDto, PicturePageDto } from './editing-answers.dto';
import { ChangeContactDto, PicturesQuery } from './editing.dto';

@AdminController('content')
export class AdminSiteController {
  constructor(
    private readonly addPicture: AddPicture,
    private readonly editContact: EditContact,
  ) {}

  @Get('pictures')
  @Needs('content.read')
  @ApiOkResponse({ type: PicturePageDto })
  pictures(
    @Acting() actor: Actor,
    @Query() { page, size }: PicturesQuery,
  ): Promise<Page<PictureView> | RefusalError> {
    return this.addPicture.page(actor, page, size);
  }

  @Post('pictures')
  @Needs('content.edit')
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp')
  @ApiBody({ description: 'The bare file', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: PictureDto })
  add(@Acting() actor: Actor, @Uploaded() upload: Upload): Promise<PictureView | RefusalError> {
    return this.addPicture.execute(actor, upload);
  }

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
