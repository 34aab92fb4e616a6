// Health probes.
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Draining } from './draining';
import { HealthController } from './health.controller';
import { ReadySigns } from './ready-signs';
import { ServicesHealthStore } from './services-health.store';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Draining, ReadySigns, ServicesHealthStore],
  exports: [Draining, ReadySigns],
})
export class HealthModule {}
