// Plates that were sold here, the cars that they are for, and what holds a car for one.
import { Module } from '@nestjs/common';
import { CarPlatesStore } from './car-plates.store';
import { CarPlates } from './car-plates';
import { ClaimVins } from './claim-vins';
import { GrantCar } from './grant-car';
import { LookUpVin } from './look-up-vin';
import { OwnVinsController } from './own-vins.controller';
import { VinClaims } from './vin-claims';
import { VinClaimsStore } from './vin-claims.store';
import { VinOwnersStore } from './vin-owners.store';

@Module({
  controllers: [OwnVinsController],
  providers: [
    CarPlates,
    CarPlatesStore,
    ClaimVins,
    GrantCar,
    LookUpVin,
    VinClaims,
    VinClaimsStore,
    VinOwnersStore,
  ],
  exports: [CarPlates, GrantCar, LookUpVin, VinClaims],
})
export class CarsModule {}
