// Citizens before the staff.
export { CitizensDeskModule } from './citizens-desk.module';
