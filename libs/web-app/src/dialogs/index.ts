// The question that asks once more, apart from the rest: the dialogs of Material weigh 26 kB, which the first load does without.
export { ConfirmDoor } from './confirm-door';
export type { ConfirmQuestion } from './confirm-dialog';
