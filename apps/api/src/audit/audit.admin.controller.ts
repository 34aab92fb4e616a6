// The record of what staff did.
import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AuditCheck, AuditEntryView, Page } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../acting';
import type { RefusalError } from '../errors';
import { AuditCheckDto, AuditPageDto, AuditQuery } from './audit.dto';
import { FindAudit } from './find-audit';

@AdminController('audit')
export class AuditController {
  constructor(private readonly findAudit: FindAudit) {}

  @Get('audit')
  @Needs('audit.read')
  @ApiOkResponse({ type: AuditPageDto })
  page(
    @Acting() actor: Actor,
    @Query() { page, size, ...asked }: AuditQuery,
  ): Promise<Page<AuditEntryView> | RefusalError> {
    const { staffId = null, act = null, subject = null, fromMs = null, toMs = null } = asked;
    return this.findAudit.page(actor, { staffId, act, subject, fromMs, toMs }, page, size);
  }

  @Get('audit/check')
  @Needs('audit.read')
  @ApiOkResponse({ type: AuditCheckDto })
  check(@Acting() actor: Actor): Promise<AuditCheck | RefusalError> {
    return this.findAudit.check(actor);
  }
}
