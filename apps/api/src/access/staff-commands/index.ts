// What is done by command beside a site that is open.
export type { DeskAnswer } from './at-desk';
export { keepStaffDesk } from './staff-desk';
