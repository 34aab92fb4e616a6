// Staff of the back office.
export { AddAdministrator } from './add-administrator';
export { StaffModule } from './staff.module';
