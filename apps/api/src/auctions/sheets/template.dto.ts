// What the routes of templates take, described for OpenAPI.
import type { ArticleLanguage } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];

export class TemplateQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly language: ArticleLanguage = 'zh';
}
