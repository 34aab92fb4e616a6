// Saved searches, and telling of new plates.
import { Module } from '@nestjs/common';
import { PlateNewsStore } from './plate-news.store';
import { SavedSearchesController } from './saved-searches.controller';
import { SavedSearchesStore } from './saved-searches.store';
import { SaveSearches } from './save-searches';
import { SearchProgressStore } from './search-progress.store';
import { TellNewPlates } from './tell-new-plates';

@Module({
  controllers: [SavedSearchesController],
  providers: [PlateNewsStore, SavedSearchesStore, SaveSearches, SearchProgressStore, TellNewPlates],
  exports: [SaveSearches],
})
export class SavedSearchesModule {}
