// What has what was acknowledged.
import { Module } from '@nestjs/common';
import { HealthModule } from '../health';
import { DurabilityWatch } from './durability-watch';

@Module({ imports: [HealthModule], providers: [DurabilityWatch], exports: [DurabilityWatch] })
export class DurabilityModule {}
