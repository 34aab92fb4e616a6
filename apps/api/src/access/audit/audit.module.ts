// The record of what staff did, for the whole app.
import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';
import { AuditController } from './audit.admin.controller';
import { AuditNamesStore } from './audit-names.store';
import { AuditStore } from './audit.store';
import { ExportAudit } from './export-audit';
import { FindAudit } from './find-audit';
import { NoteExport } from './note-export';
import { OfficeSign } from './office-sign';

@Global()
@Module({
  controllers: [AuditController],
  providers: [Audit, AuditNamesStore, AuditStore, ExportAudit, FindAudit, NoteExport, OfficeSign],
  exports: [Audit],
})
export class AuditModule {}
