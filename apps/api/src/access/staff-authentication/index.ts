// Who acts in the back office.
export { STAFF_SESSION_REGISTRY, StaffAuthenticationModule } from './staff-authentication.module';
export { Actor } from './actor';
export { CurrentStaff, AdminController, RequiresPermission, PERMISSION_EXTENSION } from './admin-controller';
export { PermissionGuard } from './permission-guard';
export { ReasonDto } from './reason.dto';
export { type RoleSet, RoleSetsStore } from './role-sets.store';
export { StaffDevices } from './staff-devices';
export { StaffMakersStore } from './staff-makers.store';
export { type JudgePair, StaffPairs } from './staff-pairs';
export { StaffPresence } from './staff-presence';
export { StaffProofs } from './staff-proofs';
export { StaffSessionStore } from './staff-session-store';
export { StaffSessions } from './staff-sessions';
export {
  endStaffSession,
  isStaffRequest,
  keepStaffSession,
  noteInStaffSession,
  STAFF_SESSION_MIDDLEWARE,
  type StaffSession,
  staffSessionOf,
} from './staff-session';
export { type StaffChange, type StaffMember, StaffStore } from './staff.store';
