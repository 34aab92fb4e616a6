// Plates that were sold here, the cars that they are for, and what holds a car for one.
import { Module } from '@nestjs/common';
import { VehicleRegisterModule } from '../vehicle-register';
import { CarPlatesStore } from './car-plates.store';
import { CarPlates } from './car-plates';
import { ClaimVins } from './claim-vins';
import { DeclaredVehiclesStore } from './declared-vehicles.store';
import { GrantCar } from './grant-car';
import { JudgeVehicles } from './judge-vehicles';
import { LookUpVin } from './look-up-vin';
import { OwnVinsController } from './own-vins.controller';
import { VinClaims } from './vin-claims';
import { VinClaimsStore } from './vin-claims.store';
import { VinOwnersStore } from './vin-owners.store';

@Module({
  imports: [VehicleRegisterModule],
  controllers: [OwnVinsController],
  providers: [
    CarPlates,
    CarPlatesStore,
    ClaimVins,
    DeclaredVehiclesStore,
    GrantCar,
    JudgeVehicles,
    LookUpVin,
    VinClaims,
    VinClaimsStore,
    VinOwnersStore,
  ],
  exports: [CarPlates, DeclaredVehiclesStore, GrantCar, JudgeVehicles, LookUpVin, VinClaims],
})
export class CarsModule {}
