// Proofs by the public log, for everybody. Checkpoint and tiles lie under /log/ (serve-log.ts).
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { LogProofs } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { FindProofs } from './find-proofs';
import { LogProofsDto, ProofQuery } from './log.dto';

@ApiTags('public log')
@Controller('log')
export class LogController {
  constructor(private readonly findProofs: FindProofs) {}

  @Get('proofs')
  @ApiOkResponse({ type: LogProofsDto, description: 'Of a version or of a refused order, one of the two' })
  proofs(@Query() { lot, version, bid }: ProofQuery): Promise<LogProofs | RefusalError> | RefusalError {
    if (version !== undefined && bid === undefined) return this.findProofs.execute({ lotId: lot, version });
    if (bid !== undefined && version === undefined)
      return this.findProofs.execute({ lotId: lot, bidHash: bid });
    return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'version', rule: 'isThisOrBid' }] });
  }
}
