// Pictures of articles, readable without an account. An address never shows anything else: browsers keep it for good.
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RefusalError } from '../../../platform/errors';
import { PICTURE_NAME } from './picture-name';
import { PictureNamePipe } from './picture-name-pipe';
import { PicturesStore } from './pictures.store';

const A_YEAR_S = 31_536_000;

@ApiTags('content')
@Controller('pictures')
export class PicturesController {
  constructor(private readonly pictures: PicturesStore) {}

  @Get(':name')
  @Header('Cache-Control', `public, max-age=${A_YEAR_S}, immutable`)
  // Shown as a page of its own it is still nothing but a picture.
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiParam({ name: 'name', schema: { type: 'string', pattern: PICTURE_NAME.source } })
  @ApiProduces('image/png', 'image/jpeg', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ description: 'REQUEST.NOT_FOUND' })
  async picture(@Param('name', PictureNamePipe) name: string): Promise<StreamableFile | RefusalError> {
    const found = await this.pictures.content(name);
    if (found === null) return new RefusalError('REQUEST.NOT_FOUND', {});
    const { type, content } = found;
    return new StreamableFile(content, { type, length: content.length });
  }
}
