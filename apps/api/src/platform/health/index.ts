// Whether the instance runs and wants work.
export { Draining } from './draining';
export { HealthModule } from './health.module';
