// Health probes.
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Draining } from './draining';
import { HealthController } from './health.controller';
import { ServicesHealthStore } from './services-health.store';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Draining, ServicesHealthStore],
  exports: [Draining],
})
export class HealthModule {}
