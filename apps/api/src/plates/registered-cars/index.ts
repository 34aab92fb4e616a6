// Which car has which plate, what holds a car for one, and which vehicle it is said to be.
export { CarPlates } from './car-plates';
export { CarsModule } from './cars.module';
export { type DeclaredCar, type JudgedCar, refuseUnfit } from './declared-car';
export { DeclaredVehiclesStore } from './declared-vehicles.store';
export { fillVinClaims } from './fill-vin-claims';
export { GrantCar } from './grant-car';
export { JudgeVehicles } from './judge-vehicles';
export { LookUpVin } from './look-up-vin';
export { VinClaims } from './vin-claims';
export { DeclaredVehicleDto, VinCheckDto } from './vins-answers.dto';
