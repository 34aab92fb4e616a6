// Citizens before the staff: found, looked at, revealed, locked.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../citizens';
import { IdentityChecksModule } from '../identity-checks';
import { CitizenRecordsStore } from './citizen-records.store';
import { CitizenFilesController } from './citizen-files.admin.controller';
import { CitizenFilesStore } from './citizen-files.store';
import { FindCitizens } from './find-citizens';
import { LockCitizen } from './lock-citizen';
import { ReadCitizenFile } from './read-citizen-file';
import { RevealCitizen } from './reveal-citizen';

@Module({
  imports: [IdentityChecksModule, IdentityModule],
  controllers: [CitizenFilesController],
  providers: [
    CitizenRecordsStore,
    CitizenFilesStore,
    FindCitizens,
    LockCitizen,
    ReadCitizenFile,
    RevealCitizen,
  ],
  exports: [FindCitizens, RevealCitizen],
})
export class CitizenFilesModule {}
