// Which car has which plate, and what holds a car for one.
export { CarPlates } from './car-plates';
export { CarsModule } from './cars.module';
export { fillVinClaims } from './fill-vin-claims';
export { GrantCar } from './grant-car';
export { LookUpVin } from './look-up-vin';
export { VinClaims } from './vin-claims';
export { VinCheckDto } from './vins-answers.dto';
