// What people agree to.
export { type ConsentRecord, ConsentsStore } from './agreeing/consents.store';
export { AgreementsModule } from './agreements.module';
export { CurrentAgreement } from './current-agreement';
export { DueAgreement } from './due-agreement';
