// What is asked for and given as proof by the public log, described for OpenAPI; the compiler holds it to the contracts.
import type { LogPlaces, LogProof, LogProofs, LogStatus, WitnessStatus } from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

export class ProofQuery {
  @ApiProperty({ minimum: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly lot!: number;

  @ApiPropertyOptional({ minimum: 1, description: 'Of the fact in the lot’s journal' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  readonly version?: number;

  @ApiPropertyOptional({ description: 'SHA-256 of the id of an order that was refused, 64 hex digits' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  readonly bid?: string;
}

/** A version of a lot's record, or the hash of an order that was refused. */
const FACT = '[1-9]\\d{0,15}:(?:[1-9]\\d{0,9}|[0-9a-f]{64})';
const FACTS_MAX = 20;
const FACTS = new RegExp(`^${FACT}(?:,${FACT}){0,${FACTS_MAX - 1}}$`);

export class PlacesQuery {
  @ApiProperty({
    description: `LOT:VERSION or LOT:HASH (SHA-256 of the id of a refused order), up to ${FACTS_MAX}, commas between`,
    example: '3:17',
  })
  @Matches(FACTS)
  readonly of!: string;
}

export class LogPlacesDto implements LogPlaces {
  @ApiProperty({
    type: 'array',
    items: { type: 'number', nullable: true },
    description:
      'From nought, in the order in which they were asked for; null: not in the log yet, or long ago',
    example: [41, null],
  })
  readonly places!: readonly (number | null)[];
}

class LogProofDto implements LogProof {
  @ApiProperty({ description: 'From nought' }) readonly index!: number;
  @ApiProperty({ description: 'The bytes of the leaf: one line of JSON' }) readonly leaf!: string;
  @ApiProperty({ type: [String], description: 'Hashes in base64, the lowest first (RFC 6962, 2.1.1)' })
  readonly proof!: readonly string[];
}

export class LogProofsDto implements LogProofs {
  @ApiProperty({ description: 'Signed note (C2SP tlog-checkpoint)' }) readonly checkpoint!: string;
  @ApiProperty({ type: [LogProofDto] }) readonly items!: readonly LogProofDto[];
}

class WitnessStatusDto implements WitnessStatus {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Whether it has signed the newest checkpoint, or one of a minute before it' })
  readonly isSigning!: boolean;
  @ApiProperty({ type: Number, nullable: true }) readonly size!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'By its own clock' })
  readonly signedAtMs!: number | null;
}

export class LogStatusDto implements LogStatus {
  @ApiProperty() readonly origin!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null before the first checkpoint' })
  readonly size!: number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly signedAtMs!: number | null;
  @ApiProperty() readonly isStopped!: boolean;
  @ApiProperty({ description: 'Witnesses who should have signed' }) readonly wanted!: number;
  @ApiProperty({ description: 'Those who have' }) readonly signed!: number;
  @ApiProperty({ type: [WitnessStatusDto] }) readonly witnesses!: readonly WitnessStatusDto[];
  @ApiProperty({ description: 'Whether a time authority (RFC 3161) stamps the end of each auction' })
  readonly isStamped!: boolean;
}
