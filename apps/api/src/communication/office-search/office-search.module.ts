// One search over everything that staff may see.
import { Module } from '@nestjs/common';
import { CitizenFilesModule } from '../../access/citizen-files';
import { OfficeSearchController } from './office-search.admin.controller';
import { OfficeSearchStore } from './office-search.store';
import { SearchOffice } from './search-office';

@Module({
  imports: [CitizenFilesModule],
  controllers: [OfficeSearchController],
  providers: [OfficeSearchStore, SearchOffice],
})
export class OfficeSearchModule {}
