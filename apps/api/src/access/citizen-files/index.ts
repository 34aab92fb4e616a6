// Citizens before the staff.
export { CitizenFilesModule } from './citizen-files.module';
export { FindCitizens } from './find-citizens';
export { RevealCitizen } from './reveal-citizen';
