// Confirmations of sales and of plates.
export { ConfirmationsModule } from './confirmations.module';
