// One's own account.
export { AccountModule } from './account.module';
