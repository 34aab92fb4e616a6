// Citizens before the staff.
export { CitizenFilesModule } from './citizen-files.module';
export { RevealCitizen } from './reveal-citizen';
