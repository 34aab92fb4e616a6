// Pictures of articles, for editors.
import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiParam,
} from '@nestjs/swagger';
import type { AdminPictureView, Page, PictureView } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
  ReasonDto,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { type Upload, Uploaded } from '../../../platform/long-bodies';
import { AddPicture } from './add-picture';
import { DeletePicture } from './delete-picture';
import { FindPictures } from './find-pictures';
import { PICTURE_NAME } from './picture-name';
import { PictureNamePipe } from './picture-name-pipe';
import { AdminPicturePageDto, PictureDto, PicturesQuery } from './pictures.dto';

@AdminController('content')
export class AdminPicturesController {
  constructor(
    private readonly findPictures: FindPictures,
    private readonly addPicture: AddPicture,
    private readonly deletePicture: DeletePicture,
  ) {}

  @Get('pictures')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: AdminPicturePageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { usage, page, size }: PicturesQuery,
  ): Promise<Page<AdminPictureView> | RefusalError> {
    return this.findPictures.page(actor, { usage: usage ?? null, page, size });
  }

  @Post('pictures')
  @RequiresPermission('content.edit')
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp')
  @ApiBody({ description: 'The bare file', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: PictureDto })
  add(@CurrentStaff() actor: Actor, @Uploaded() upload: Upload): Promise<PictureView | RefusalError> {
    return this.addPicture.execute(actor, upload);
  }

  @Delete('pictures/:name')
  @HttpCode(204)
  @RequiresPermission('content.edit')
  @ApiParam({ name: 'name', schema: { type: 'string', pattern: PICTURE_NAME.source } })
  @ApiBody({ type: ReasonDto })
  @ApiNoContentResponse()
  delete(
    @CurrentStaff() actor: Actor,
    @Param('name', PictureNamePipe) name: string,
    @Body() { reason }: ReasonDto,
  ): Promise<undefined | RefusalError> {
    return this.deletePicture.execute(actor, name, reason);
  }
}
