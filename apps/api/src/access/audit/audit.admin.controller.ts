// The record of what staff did.
import { Body, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AuditCheck, AuditPage, AuditPart } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import {
  AuditCheckDto,
  AuditExportQuery,
  AuditPageDto,
  AuditPartDto,
  AuditPartQuery,
  AuditQuery,
  NoteExportDto,
} from './audit.dto';
import type { AuditSearch } from './audit.store';
import { ExportAudit } from './export-audit';
import { FindAudit } from './find-audit';
import { NoteExport } from './note-export';

@AdminController('audit')
export class AuditController {
  constructor(
    private readonly findAudit: FindAudit,
    private readonly exportAudit: ExportAudit,
    private readonly noteExport: NoteExport,
  ) {}

  @Get('audit')
  @RequiresPermission('audit.read')
  @ApiOkResponse({ type: AuditPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, ...asked }: AuditQuery,
  ): Promise<AuditPage | RefusalError> {
    return this.findAudit.page(actor, searchOf(asked), page, size);
  }

  @Get('audit/csv')
  @RequiresPermission('audit.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'UTF-8 with a byte order mark, one row an entry, in codes; itself on record',
    schema: { type: 'string' },
  })
  csv(
    @CurrentStaff() actor: Actor,
    @Query() asked: AuditExportQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.exportAudit.csv(actor, searchOf(asked));
  }

  @Get('audit/parts')
  @RequiresPermission('audit.read')
  @ApiOkResponse({ type: AuditPartDto })
  part(
    @CurrentStaff() actor: Actor,
    @Query() { belowNo, ...asked }: AuditPartQuery,
  ): Promise<AuditPart | RefusalError> {
    return this.exportAudit.part(actor, searchOf(asked), belowNo ?? null);
  }

  @Post('exports')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse({ description: 'It is on record' })
  exported(@CurrentStaff() actor: Actor, @Body() body: NoteExportDto): Promise<void> {
    return this.noteExport.execute(actor, body);
  }

  @Get('audit/check')
  @RequiresPermission('audit.read')
  @ApiOkResponse({ type: AuditCheckDto })
  check(@CurrentStaff() actor: Actor): Promise<AuditCheck | RefusalError> {
    return this.findAudit.check(actor);
  }
}

function searchOf(asked: AuditExportQuery): AuditSearch {
  const { staffId = null, act = null, subject = null, fromMs = null, toMs = null } = asked;
  const text = asked.text?.trim() ?? '';
  return { staffId, act, subject, text: text === '' ? null : text, fromMs, toMs };
}
