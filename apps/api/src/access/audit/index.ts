// The record of what staff did.
export { Audit, type AuditActor, refusalOf } from './audit';
export { AuditModule } from './audit.module';
