// Work that comes again and again.
export { PeriodicTask } from './periodic-task';
export { Rounds } from './rounds';
