// The record of what staff did.
export { Audit, type AuditActor } from './audit';
export { AuditModule } from './audit.module';
