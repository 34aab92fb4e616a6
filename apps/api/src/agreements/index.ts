// What people agree to.
export { AgreementsModule } from './agreements.module';
export { CurrentAgreement } from './current-agreement';
