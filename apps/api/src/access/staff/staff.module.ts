// Staff: how they come in, and who they are.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../citizens';
import { AddAdministrator } from './add-administrator';
import { AddStaff } from './add-staff';
import { ChangeRoles } from './change-roles';
import { ChangeStaff } from './change-staff';
import { FindStaff } from './find-staff';
import { GivenPasswords } from './given-passwords';
import { FailedLogIns } from './log-in/failed-log-ins';
import { LogInStaff } from './log-in/log-in-staff';
import { StaffLocks } from './log-in/staff-locks';
import { ResetStaff } from './reset-staff';
import { RolesController } from './roles.admin.controller';
import { StaffLogInController } from './staff-log-in.admin.controller';
import { StaffController } from './staff.admin.controller';
import { WriteStaffChange } from './write-staff-change';

@Module({
  imports: [IdentityModule],
  controllers: [RolesController, StaffController, StaffLogInController],
  providers: [
    AddAdministrator,
    AddStaff,
    ChangeRoles,
    ChangeStaff,
    FailedLogIns,
    FindStaff,
    GivenPasswords,
    LogInStaff,
    ResetStaff,
    StaffLocks,
    WriteStaffChange,
  ],
  exports: [AddAdministrator],
})
export class StaffModule {}
