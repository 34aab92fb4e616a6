// The record of what staff did.
export { Audit, type AuditActor, type AuditFact } from './audit';
export { AuditModule } from './audit.module';
