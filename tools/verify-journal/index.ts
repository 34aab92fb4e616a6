// The check of a whole journal, for the command and for tests.
export type { Fault, Finding } from './finding';
export { reportOf } from './report';
export { verifyJournal } from './verify-journal';
export type { Verdict } from './verify-journal';
