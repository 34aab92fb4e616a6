// A challenge: work for a stranger's device.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ProofView } from '@haopai/contracts';
import { ProofDto, ProofViewDto } from './proofs.dto';
import { Proofs } from './proofs';

@ApiTags('identity')
@Controller('auth/proofs')
export class ProofsController {
  constructor(private readonly proofs: Proofs) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: ProofViewDto })
  create(@Body() { purpose }: ProofDto): Promise<ProofView> {
    return this.proofs.create(purpose);
  }
}
