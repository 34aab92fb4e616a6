// What waits for each of the staff.
export { TellDeciders } from './alerts/tell-deciders';
export { WorkListModule } from './work-list.module';
