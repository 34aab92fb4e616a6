// Reads a picture's name in a path.
import { Injectable, type PipeTransform } from '@nestjs/common';
import { RefusalError } from '../../../platform/errors';
import { PICTURE_NAME } from './picture-name';

@Injectable()
export class PictureNamePipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (PICTURE_NAME.test(text)) return text;
    throw new RefusalError('REQUEST.NOT_FOUND', {});
  }
}
