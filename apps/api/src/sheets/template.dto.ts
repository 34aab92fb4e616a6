// What the routes of templates take, described for OpenAPI.
import type { ArticleLanguage, ExportFormat } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { TemplateWanted } from './sheet-template';

const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];
const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

export class TemplateQuery implements TemplateWanted {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly language: ArticleLanguage = 'zh';

  @ApiPropertyOptional({ enum: FORMATS, default: 'xlsx' })
  @IsIn(FORMATS)
  readonly format: ExportFormat = 'xlsx';
}
