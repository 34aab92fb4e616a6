// Reads an article's slug in a path: lower-case words with hyphens. Anything else is no article.
import { Injectable, type PipeTransform } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';

const SLUG_MAX = 80;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

@Injectable()
export class SlugPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (text.length <= SLUG_MAX && SLUG.test(text)) return text;
    throw new RefusalError('ARTICLE.NOT_FOUND', { slug: text.slice(0, SLUG_MAX) });
  }
}
