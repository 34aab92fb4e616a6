// Whether the instance runs and wants work.
export { Draining } from './draining';
export { HealthModule } from './health.module';
export { type ReadySign, ReadySigns } from './ready-signs';
