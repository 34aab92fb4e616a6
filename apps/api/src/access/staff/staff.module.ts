// Staff: how they come in, and who they are.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../citizens';
import { AddAdministrator } from './add-administrator';
import { AddStaff } from './add-staff';
import { ChangeRoles } from './change-roles';
import { ChangeStaff } from './change-staff';
import { ConfirmsFrom } from './confirms-from';
import { GraveAccess } from './grave-access';
import { StaffByTwo } from './staff-by-two';
import { WriteStaffAccess } from './write-staff-access';
import { FindStaff } from './find-staff';
import { GivenPasswords } from './given-passwords';
import { FailedLogIns } from './log-in/failed-log-ins';
import { LogInStaff } from './log-in/log-in-staff';
import { LogInWithPasskey } from './log-in/log-in-with-passkey';
import { StaffLocks } from './log-in/staff-locks';
import { WelcomeStaff } from './log-in/welcome-staff';
import { WhoLogsIn } from './log-in/who-logs-in';
import { ChangeOwnPasskeys } from './own/change-own-passkeys';
import { ChangeOwnAccess } from './own/change-own-access';
import { ChangeOwnPassword } from './own/change-own-password';
import { ChangeOwnPhone } from './own/change-own-phone';
import { ConfirmOwnAccess } from './own/confirm-own-access';
import { OwnAccessController } from './own/own-access.admin.controller';
import { OwnPasskeysController } from './own/own-passkeys.admin.controller';
import { ShowCode } from './own/show-code';
import { ShowPasskey } from './own/show-passkey';
import { ColleaguesSessions } from './sessions/colleagues-sessions';
import { EndSessionsOnRecord } from './sessions/end-sessions-on-record';
import { OwnStaffSessions } from './sessions/own-staff-sessions';
import { StaffSessionsController } from './sessions/staff-sessions.admin.controller';
import { ResetStaff } from './reset-staff';
import { RolesController } from './roles.admin.controller';
import { StaffLogInController } from './staff-log-in.admin.controller';
import { StaffController } from './staff.admin.controller';
import { WriteStaffChange } from './write-staff-change';

@Module({
  imports: [IdentityModule],
  controllers: [
    OwnAccessController,
    OwnPasskeysController,
    RolesController,
    StaffController,
    StaffLogInController,
    StaffSessionsController,
  ],
  providers: [
    AddAdministrator,
    AddStaff,
    ChangeOwnAccess,
    ChangeOwnPasskeys,
    ChangeOwnPassword,
    ChangeOwnPhone,
    ChangeRoles,
    ChangeStaff,
    ColleaguesSessions,
    ConfirmOwnAccess,
    ConfirmsFrom,
    EndSessionsOnRecord,
    FailedLogIns,
    FindStaff,
    GivenPasswords,
    GraveAccess,
    LogInStaff,
    LogInWithPasskey,
    OwnStaffSessions,
    ResetStaff,
    ShowCode,
    ShowPasskey,
    StaffByTwo,
    StaffLocks,
    WelcomeStaff,
    WhoLogsIn,
    WriteStaffAccess,
    WriteStaffChange,
  ],
  exports: [AddAdministrator],
})
export class StaffModule {}
