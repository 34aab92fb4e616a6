// What waits for each of the staff.
export { WorkListModule } from './work-list.module';
