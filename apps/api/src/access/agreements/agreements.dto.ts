// What the agreement's route takes and gives.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AgreementView } from '@haopai/contracts';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';

export class AgreementQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly lang: Language = DEFAULT_LANGUAGE;
}

class IdentityStatementDto {
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Sanitised HTML' }) readonly html!: string;
}

export class AgreementDto implements AgreementView {
  @ApiProperty({ example: '2026-11-01' }) readonly version!: string;
  @ApiProperty() readonly publishedAtMs!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Sanitised HTML' }) readonly html!: string;
  @ApiProperty({ description: 'On the handling of identity data; consented to on its own' })
  readonly identity!: IdentityStatementDto;
  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Where it is not there in the one asked for' })
  readonly writtenIn?: Language;
}
