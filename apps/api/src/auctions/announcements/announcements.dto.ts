// What the route of announcements takes.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { IsIn } from 'class-validator';

export class AnnouncementQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly lang: Language = DEFAULT_LANGUAGE;
}
