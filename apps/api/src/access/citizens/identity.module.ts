// Citizens: how they register, log in and recover a password.
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements';
import { NotificationsModule } from '../../communication/notifications';
import { AccountsController } from './accounts/accounts.controller';
import { HolderStore } from './accounts/holder.store';
import { CheckMobileCode } from './accounts/check-mobile-code';
import { CheckRegistration } from './accounts/check-registration';
import { DocumentHashes } from './accounts/document-hashes';
import { FindUsername } from './accounts/find-username';
import { NewCitizens } from './accounts/new-citizens';
import { Register } from './accounts/register';
import { CaptchaController } from './captcha/captcha.controller';
import { Captchas } from './captcha/captchas';
import { CitizensStore } from './citizens.store';
import { CitizenDevicesStore } from './devices/citizen-devices.store';
import { DeviceCookie } from './devices/device-cookie';
import { KnownDevices } from './devices/known-devices';
import { FindCitizen } from './find-citizen';
import { IdentityController } from './identity.controller';
import { ComparePassword } from './log-in/compare-password';
import { LockOut } from './log-in/lock-out';
import { LogIn } from './log-in/log-in';
import { LogInByPasskey } from './log-in/log-in-by-passkey';
import { LogInBySms } from './log-in/log-in-by-sms';
import { LogInLocks } from './log-in/log-in-locks';
import { LogInTurns } from './log-in/log-in-turns';
import { RunningBiddersStore } from './log-in/running-bidders.store';
import { PasskeyLogInController } from './log-in/passkey-log-in.controller';
import { WelcomeIn } from './log-in/welcome-in';
import { HashNames } from './names/hash-names';
import { NameHashes } from './names/name-hashes';
import { UnhashedNamesStore } from './names/unhashed-names.store';
import { CheckNoMachine } from './no-machine/check-no-machine';
import { Passwords } from './passwords';
import { ProofWork } from './proofs/proof-work';
import { Proofs } from './proofs/proofs';
import { ProofsController } from './proofs/proofs.controller';
import { NewPassword } from './recovery/new-password';
import { RecoverPassword } from './recovery/recover-password';
import { RecoveryController } from './recovery/recovery.controller';
import { RegionsController } from './regions/regions.controller';
import { RegionsStore } from './regions/regions.store';
import { AllowCode } from './sms-codes/allow-code';
import { CodeBudgets } from './sms-codes/code-budgets';
import { CodeBudgetsController } from './sms-codes/code-budgets.admin.controller';
import { CodeBudgetsMetricsCollector } from './sms-codes/code-budgets-metrics-collector';
import { SendSmsCode } from './sms-codes/send-sms-code';
import { AskerCookie } from './sms-codes/asker-cookie';
import { SmsCodes } from './sms-codes/sms-codes';
import { SmsCodesController } from './sms-codes/sms-codes.controller';

@Module({
  imports: [AgreementsModule, NotificationsModule],
  controllers: [
    AccountsController,
    CaptchaController,
    CodeBudgetsController,
    IdentityController,
    PasskeyLogInController,
    ProofsController,
    RecoveryController,
    RegionsController,
    SmsCodesController,
  ],
  providers: [
    AllowCode,
    Captchas,
    HolderStore,
    CheckMobileCode,
    CheckNoMachine,
    CheckRegistration,
    CitizenDevicesStore,
    CitizensStore,
    CodeBudgets,
    CodeBudgetsMetricsCollector,
    ComparePassword,
    DocumentHashes,
    FindCitizen,
    FindUsername,
    HashNames,
    DeviceCookie,
    KnownDevices,
    LockOut,
    LogIn,
    LogInByPasskey,
    LogInBySms,
    LogInLocks,
    LogInTurns,
    NameHashes,
    NewCitizens,
    NewPassword,
    Passwords,
    ProofWork,
    Proofs,
    RecoverPassword,
    Register,
    RegionsStore,
    RunningBiddersStore,
    SendSmsCode,
    AskerCookie,
    SmsCodes,
    UnhashedNamesStore,
    WelcomeIn,
  ],
  exports: [
    Captchas,
    CitizenDevicesStore,
    HolderStore,
    DocumentHashes,
    LockOut,
    NameHashes,
    Passwords,
    RegionsStore,
    SendSmsCode,
    AskerCookie,
    SmsCodes,
  ],
})
export class IdentityModule {}
