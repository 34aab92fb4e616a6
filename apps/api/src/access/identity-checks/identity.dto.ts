// What the routes of one's own identity take and give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ClaimedIdentity,
  type CorrectIdentityBody,
  IDENTITY_REFUSALS,
  IDENTITY_STATES,
  type IdentityRegionBody,
  type IdentityRegionView,
  type OwnIdentityView,
} from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import { OrganisationFieldsDto, PersonFieldsDto } from '../citizens';

const TIME = 'Epoch milliseconds UTC';
const REGION = /^\d{6}$/;
const CHECKERS = ['provider', 'office'] as const;

class IdentityRegionDto implements IdentityRegionView {
  @ApiProperty({ description: 'Of the account' }) readonly chosen!: string;
  @ApiProperty({ type: [String], description: 'For which the document may stand' })
  readonly ofDocument!: readonly string[];
  @ApiProperty() readonly isProven!: boolean;
}

class OpenClaimsDto {
  @ApiProperty({ type: Number, nullable: true }) readonly document!: number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly region!: number | null;
}

export class OwnIdentityDto implements OwnIdentityView {
  @ApiProperty({ enum: IDENTITY_STATES }) readonly state!: OwnIdentityView['state'];
  @ApiProperty({ enum: CHECKERS, nullable: true }) readonly by!: OwnIdentityView['by'];
  @ApiProperty({ enum: IDENTITY_REFUSALS, nullable: true, description: 'Of `refused`' })
  readonly reason!: OwnIdentityView['reason'];
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}; null unless \`waiting\`` })
  readonly askedAtMs!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}; null unless \`waiting\`` })
  readonly nextTryAtMs!: number | null;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: OwnIdentityView['kind'];
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: String, nullable: true }) readonly maskedDocument!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly maskedMobile!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly representativeName!: string | null;
  @ApiProperty({ type: IdentityRegionDto }) readonly region!: IdentityRegionDto;
  @ApiProperty({ type: OpenClaimsDto, description: 'Ids of claims that the office has not answered' })
  readonly openClaims!: OpenClaimsDto;
}

class DocumentHolderDto {
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty() readonly username!: string;
  @ApiProperty() readonly isVerified!: boolean;
  @ApiProperty({ description: 'In auctions that are not settled yet' }) readonly paidEnrolments!: number;
}

/** What the office sees of it. */
export class ClaimedIdentityDto implements ClaimedIdentity {
  @ApiProperty({ enum: IDENTITY_STATES }) readonly state!: ClaimedIdentity['state'];
  @ApiProperty({ enum: CHECKERS, nullable: true }) readonly by!: ClaimedIdentity['by'];
  @ApiProperty({ enum: IDENTITY_REFUSALS, nullable: true }) readonly reason!: ClaimedIdentity['reason'];
  @ApiProperty({ type: IdentityRegionDto }) readonly region!: IdentityRegionDto;
  @ApiProperty({
    type: DocumentHolderDto,
    nullable: true,
    description: 'Another account that has the document',
  })
  readonly other!: DocumentHolderDto | null;
}

export class CorrectIdentityDto implements CorrectIdentityBody {
  @ApiPropertyOptional({ description: 'Of an account of a person' })
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonFieldsDto)
  readonly person?: PersonFieldsDto;

  @ApiPropertyOptional({ description: 'Of an account of an organisation' })
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => OrganisationFieldsDto)
  readonly organisation?: OrganisationFieldsDto;

  @ApiPropertyOptional({ description: 'Where another account has the document' })
  @MayBeMissing()
  @IsBoolean()
  readonly claimsDocument?: boolean;
}

export class ChooseRegionDto implements IdentityRegionBody {
  @ApiProperty({ pattern: REGION.source, example: '330702' })
  @IsString()
  @Matches(REGION)
  readonly region!: string;
}
