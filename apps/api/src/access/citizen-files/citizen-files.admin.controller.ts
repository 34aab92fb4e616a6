// Citizens before the staff.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { CitizenFile, CitizenLine, Page, Revealed } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { CitizenFileDto, CitizenPageDto, RevealedDto } from './citizen-files-answers.dto';
import { CitizenSearchDto, CitizensQuery, LockCitizenDto, RevealDto } from './citizen-files.dto';
import { FindCitizens } from './find-citizens';
import { LockCitizen } from './lock-citizen';
import { ReadCitizenFile } from './read-citizen-file';
import { RevealCitizen } from './reveal-citizen';

@AdminController('citizens')
export class CitizenFilesController {
  constructor(
    private readonly findCitizens: FindCitizens,
    private readonly files: ReadCitizenFile,
    private readonly revealCitizen: RevealCitizen,
    private readonly lockCitizen: LockCitizen,
  ) {}

  /** What is looked for comes in a body: addresses are logged along the way. */
  @Post('citizens/search')
  @HttpCode(200)
  @RequiresPermission('citizens.read')
  @ApiOkResponse({ type: CitizenPageDto, description: 'The newest first' })
  search(
    @CurrentStaff() actor: Actor,
    @Query() { page, size }: CitizensQuery,
    @Body() body: CitizenSearchDto,
  ): Promise<Page<CitizenLine> | RefusalError> {
    return this.findCitizens.execute(actor, body, page, size);
  }

  @Get('citizens/:id')
  @RequiresPermission('citizens.read')
  @ApiOkResponse({ type: CitizenFileDto })
  one(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) citizenId: number,
  ): Promise<CitizenFile | RefusalError> {
    return this.files.execute(actor, citizenId);
  }

  @Post('citizens/:id/reveal')
  @HttpCode(200)
  @RequiresPermission('citizens.reveal')
  @ApiOkResponse({ type: RevealedDto, description: 'The fields that were asked for' })
  reveal(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) citizenId: number,
    @Body() { fields, reason }: RevealDto,
  ): Promise<Revealed | RefusalError> {
    return this.revealCitizen.execute(actor, citizenId, { fields, reason: reason.trim() });
  }

  @Post('citizens/:id/lock')
  @HttpCode(200)
  @RequiresPermission('citizens.lock')
  @ApiOkResponse({ type: CitizenFileDto })
  lock(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) citizenId: number,
    @Body() { reason }: LockCitizenDto,
  ): Promise<CitizenFile | RefusalError> {
    return this.lockCitizen.lock(actor, citizenId, reason.trim());
  }

  @Post('citizens/:id/unlock')
  @HttpCode(200)
  @RequiresPermission('citizens.lock')
  @ApiOkResponse({ type: CitizenFileDto })
  unlock(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) citizenId: number,
    @Body() { reason }: LockCitizenDto,
  ): Promise<CitizenFile | RefusalError> {
    return this.lockCitizen.unlock(actor, citizenId, reason.trim());
  }
}
