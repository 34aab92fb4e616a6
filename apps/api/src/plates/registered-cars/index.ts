// Which car has which plate.
export { CarPlates } from './car-plates';
export { CarsModule } from './cars.module';
