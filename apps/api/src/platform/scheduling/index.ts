// Work that comes again and again.
export { Chore } from './chore';
export { Rounds } from './rounds';
