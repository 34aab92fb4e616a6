// The check of a whole journal, for the command and for tests.
export { reportOf } from './report';
export { verifyJournal } from './verify-journal';
