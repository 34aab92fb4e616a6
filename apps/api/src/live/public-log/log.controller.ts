// Proofs by the public log, for everybody. Checkpoint and tiles lie under /log/ (serve-log.ts).
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { LogPlaces, LogProofs, LogStatus } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { FindProofs } from './find-proofs';
import { LogPlacesDto, LogProofsDto, LogStatusDto, PlacesQuery, ProofQuery } from './log.dto';
import { ReadLogStatus } from './read-log-status';
import { RecentLeaves } from './recent-leaves';

const HASH_LENGTH = 64;

@ApiTags('public log')
@Controller('log')
export class LogController {
  constructor(
    private readonly findProofs: FindProofs,
    private readonly readStatus: ReadLogStatus,
    private readonly recent: RecentLeaves,
  ) {}

  @Get('status')
  @ApiOkResponse({ type: LogStatusDto, description: 'How it stands, and which witnesses sign it' })
  status(): Promise<LogStatus> {
    return this.readStatus.execute();
  }

  @Get('places')
  @ApiOkResponse({ type: LogPlacesDto, description: 'Where facts of the last minutes stand, from memory' })
  async places(@Query() { of }: PlacesQuery): Promise<LogPlaces> {
    return { places: await this.recent.placesOf(of.split(',').map(factOf)) };
  }

  @Get('proofs')
  @ApiOkResponse({ type: LogProofsDto, description: 'Of a version or of a refused order, one of the two' })
  proofs(@Query() { lot, version, bid }: ProofQuery): Promise<LogProofs | RefusalError> | RefusalError {
    if (version !== undefined && bid === undefined) return this.findProofs.execute({ lotId: lot, version });
    if (bid !== undefined && version === undefined)
      return this.findProofs.execute({ lotId: lot, bidHash: bid });
    return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'version', rule: 'isThisOrBid' }] });
  }
}

function factOf(text: string): string {
  const [lot = '', which = ''] = text.split(':');
  return which.length === HASH_LENGTH ? `refusal:${lot}:${which}` : `event:${lot}:${which}`;
}
