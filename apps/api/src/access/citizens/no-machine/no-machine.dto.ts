// What a stranger's request brings along to show that no machine asks.
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { NoMachine } from '@haopai/contracts';
import { IsString } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { PROOF_LENGTH_MAX } from '../proofs/proof-challenges';

const CAPTCHA_ID_LENGTH_MAX = 64;
const CAPTCHA_TEXT_LENGTH_MAX = 20;

export class NoMachineDto implements NoMachine {
  @ApiPropertyOptional({
    maxLength: PROOF_LENGTH_MAX,
    description: 'Challenge of POST /auth/proofs and its solution, JSON in base64',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(PROOF_LENGTH_MAX)
  readonly proof?: string;

  @ApiPropertyOptional({
    maxLength: CAPTCHA_ID_LENGTH_MAX,
    description: 'Of POST /auth/captcha, in place of a proof',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(CAPTCHA_ID_LENGTH_MAX)
  readonly captchaId?: string;

  @ApiPropertyOptional({ maxLength: CAPTCHA_TEXT_LENGTH_MAX, description: 'In any case' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(CAPTCHA_TEXT_LENGTH_MAX)
  readonly captchaText?: string;
}
