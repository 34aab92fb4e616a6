// Searches that citizens have saved, and telling them of new plates that fit.
export { SavedSearchesModule } from './saved-searches.module';
export { SaveSearches } from './save-searches';
