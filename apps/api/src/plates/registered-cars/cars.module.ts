// Plates that were sold here, the cars that they are for, and what holds a car for one.
import { Module } from '@nestjs/common';
import { CarPlatesStore } from './car-plates.store';
import { CarPlates } from './car-plates';
import { ClaimVins } from './claim-vins';
import { LookUpVin } from './look-up-vin';
import { OwnVinsController } from './own-vins.controller';
import { VinClaims } from './vin-claims';
import { VinClaimsStore } from './vin-claims.store';

@Module({
  controllers: [OwnVinsController],
  providers: [CarPlates, CarPlatesStore, ClaimVins, LookUpVin, VinClaims, VinClaimsStore],
  exports: [CarPlates, LookUpVin, VinClaims],
})
export class CarsModule {}
