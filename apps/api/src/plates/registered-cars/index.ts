// Which car has which plate.
export type { CarPlate, PlateSource } from './car-plate';
export { CarPlates } from './car-plates';
export { CarsModule } from './cars.module';
