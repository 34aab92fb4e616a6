// Who acts in the back office.
export { ActingModule } from './acting.module';
export { Actor } from './actor';
export { Acting, AdminController, Needs, PERMISSION_EXTENSION } from './admin-controller';
export { ReasonDto } from './reason.dto';
export { StaffPresence } from './staff-presence';
export {
  endStaffSession,
  isStaffRequest,
  keepStaffSession,
  STAFF_SESSION_MIDDLEWARE,
  type StaffSession,
  staffSessionOf,
} from './staff-session';
export { type StaffChange, type StaffMember, StaffStore } from './staff.store';
