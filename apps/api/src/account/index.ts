// One's own account.
export { AccountModule } from './account.module';
export { mask } from './mask';
