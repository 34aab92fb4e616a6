// One search over everything that staff may see.
import { Module } from '@nestjs/common';
import { CitizenFilesModule } from '../../access/citizen-files';
import { OfficeSearchController } from './office-search.admin.controller';
import { OfficeSearchReadModel } from './office-search.read-model';
import { SearchOffice } from './search-office';

@Module({
  imports: [CitizenFilesModule],
  controllers: [OfficeSearchController],
  providers: [OfficeSearchReadModel, SearchOffice],
})
export class OfficeSearchModule {}
