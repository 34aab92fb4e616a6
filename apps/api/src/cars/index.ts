// Which car has which plate.
export { CarPlates } from './car-plates';
export type { CarPlate, PlateSource } from './car-plate';
export { CarsModule } from './cars.module';
