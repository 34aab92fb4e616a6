// Logs are kept for a time that is set, and then erased.
export { RetentionModule } from './retention.module';
