// Auctions as staff prepare them.
export { DraftsModule } from './drafts.module';
