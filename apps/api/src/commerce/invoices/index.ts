// Invoices of what was paid.
export { InvoicesModule } from './invoices.module';
