// What the routes of claims take.
import {
  type ActOnClaimBody,
  type AssignClaimBody,
  CLAIM_ABOUTS,
  CLAIM_FILTERS,
  CLAIM_TEXT_MAX,
  type ClaimAbout,
  type ClaimFilter,
  type ClaimTextBody,
  type MakeClaimBody,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const OWN_PER_PAGE = 10;
const CLAIMS_PER_PAGE = 20;
const CLAIMS_PER_PAGE_MAX = 100;
/** With spaces and dots as people type a plate. */
const REF_TYPED_MAX = 40;
const NOT_BLANK = /\S/;
const VERSION_MAX = 1_000_000;
const ASSIGNED = ['mine', 'nobody'] as const;

export class OwnClaimsQuery extends pageQuery(OWN_PER_PAGE, CLAIMS_PER_PAGE_MAX) {}

export class ClaimTextDto implements ClaimTextBody {
  @ApiProperty({ maxLength: CLAIM_TEXT_MAX, pattern: NOT_BLANK.source })
  @IsString()
  @Matches(NOT_BLANK)
  @MaxCharacters(CLAIM_TEXT_MAX)
  readonly text!: string;
}

export class MakeClaimDto extends ClaimTextDto implements MakeClaimBody {
  @ApiProperty({ enum: CLAIM_ABOUTS })
  @IsIn(CLAIM_ABOUTS)
  readonly about!: ClaimAbout;

  @ApiPropertyOptional({
    maxLength: REF_TYPED_MAX,
    description: 'Id of the auction, lot or ban, number of the order or plate; nothing for `other`',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(REF_TYPED_MAX)
  readonly ref?: string;
}

export class ClaimsQuery extends pageQuery(CLAIMS_PER_PAGE, CLAIMS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: CLAIM_FILTERS, default: 'waiting' })
  @MayBeMissing()
  @IsIn(CLAIM_FILTERS)
  readonly filter?: ClaimFilter;

  @ApiPropertyOptional({ enum: CLAIM_ABOUTS })
  @MayBeMissing()
  @IsIn(CLAIM_ABOUTS)
  readonly about?: ClaimAbout;

  @ApiPropertyOptional({ enum: ASSIGNED })
  @MayBeMissing()
  @IsIn(ASSIGNED)
  readonly assigned?: (typeof ASSIGNED)[number];
}

export class AssignClaimDto implements AssignClaimBody {
  @ApiProperty({ minimum: 1, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;
}

export class ActOnClaimDto extends ClaimTextDto implements ActOnClaimBody {
  @ApiProperty({ minimum: 1, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;
}
