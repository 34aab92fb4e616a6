// What the routes of articles and contact details give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ArticleHead, ArticleKind, ArticleView, ContactView, Page } from '@haopai/contracts';
import { type Language, LANGUAGES } from '@haopai/rules';

const TIME = 'Epoch milliseconds UTC';

export class ArticleHeadDto implements ArticleHead {
  @ApiProperty({ example: 'place-a-bid' }) readonly slug!: string;
  @ApiProperty({ enum: ['guide', 'announcement'] }) readonly kind!: ArticleKind;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly summary!: string;
  @ApiProperty({ description: TIME }) readonly publishedAtMs!: number;
  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Where it is not there in the one asked for' })
  readonly writtenIn?: Language;
}

export class ArticleDto extends ArticleHeadDto implements ArticleView {
  @ApiProperty({ description: 'Sanitised' }) readonly html!: string;
  @ApiProperty({ description: TIME }) readonly updatedAtMs!: number;
}

export class ArticlePageDto implements Page<ArticleHead> {
  @ApiProperty({ type: [ArticleHeadDto] }) readonly items!: readonly ArticleHeadDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class ContactDto implements ContactView {
  @ApiProperty() readonly office!: string;
  @ApiProperty() readonly address!: string;
  @ApiProperty() readonly hotline!: string;
  @ApiProperty() readonly hours!: string;
  @ApiProperty() readonly email!: string;
  @ApiProperty({ type: [String] }) readonly notes!: readonly string[];
}
