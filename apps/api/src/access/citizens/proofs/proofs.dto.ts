// What the route of proofs takes and gives.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProofBody, ProofChallenge, ProofPurpose } from '@haopai/contracts';
import { IsIn } from 'class-validator';

const PURPOSES: readonly ProofPurpose[] = ['password', 'register', 'login', 'recover'];

export class ProofDto implements ProofBody {
  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  readonly purpose!: ProofPurpose;
}

export class ProofChallengeDto implements ProofChallenge {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As altcha-lib solves them' })
  readonly parameters!: Readonly<Record<string, unknown>>;

  @ApiProperty()
  readonly signature!: string;
}

/** A ProofView: the other fields are there when it is on. */
export class ProofViewDto {
  @ApiProperty({ description: 'False where the site asks for no proof' })
  readonly isOn!: boolean;

  @ApiPropertyOptional()
  readonly challenge?: ProofChallengeDto;

  @ApiPropertyOptional({ description: 'Epoch milliseconds UTC' })
  readonly expiresAtMs?: number;
}
