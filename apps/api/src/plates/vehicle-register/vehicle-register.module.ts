// Who may register which plate, told to the register of vehicles.
import { Module } from '@nestjs/common';
import { SheetsModule } from '../../auctions/sheets';
import { Config } from '../../platform/config';
import { ExchangeFiles } from './exchange-files';
import { FileRegister } from './file-register';
import { FollowReports } from './follow-reports';
import { RegisterReportsStore } from './register-reports.store';
import { SandboxRegister } from './sandbox-register';
import { TellRegister } from './tell-register';
import { VehicleRegister } from './vehicle-register';
import { VehicleRegisterController } from './vehicle-register.admin.controller';

@Module({
  imports: [SheetsModule],
  controllers: [VehicleRegisterController],
  providers: [
    ExchangeFiles,
    FollowReports,
    RegisterReportsStore,
    TellRegister,
    {
      provide: VehicleRegister,
      inject: [Config],
      useFactory: ({ vehicleRegister }: Config) =>
        vehicleRegister === 'sandbox' ? new SandboxRegister() : new FileRegister(),
    },
  ],
  exports: [VehicleRegister],
})
export class VehicleRegisterModule {}
