// Citizens before the staff: found, looked at, revealed, locked.
import { Module } from '@nestjs/common';
import { CitizenRecordsStore } from './citizen-records.store';
import { CitizensDeskController } from './citizens-desk.admin.controller';
import { CitizensDeskStore } from './citizens-desk.store';
import { FindCitizens } from './find-citizens';
import { LockCitizen } from './lock-citizen';
import { ReadCitizenFile } from './read-citizen-file';
import { RevealCitizen } from './reveal-citizen';

@Module({
  controllers: [CitizensDeskController],
  providers: [
    CitizenRecordsStore,
    CitizensDeskStore,
    FindCitizens,
    LockCitizen,
    ReadCitizenFile,
    RevealCitizen,
  ],
})
export class CitizensDeskModule {}
