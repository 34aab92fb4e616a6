// Plates that were sold here, and the cars that they are for.
import { Module } from '@nestjs/common';
import { CarPlatesStore } from './car-plates.store';
import { CarPlates } from './car-plates';

@Module({ providers: [CarPlates, CarPlatesStore], exports: [CarPlates] })
export class CarsModule {}
