// The id under which a process owns shards and is written to. Its last part says how it wants to be written to.
import { randomBytes } from 'node:crypto';

/** 42 random bits: with the name before them, no other process has it, past ones included. */
const RANDOM_LENGTH = 7;
/** Hexadecimal digits stand here in an id of the release before. */
const READS_SEALS = 's';

/** `name` is the instance's: letters, digits, dots, dashes and underscores. The id is nine characters longer. */
export function newInstanceId(name: string): string {
  return `${name}/${READS_SEALS}${randomBytes(6).toString('base64url').slice(0, RANDOM_LENGTH)}`;
}

/** Whether the process with this id writes and reads sealed messages; one of the release before does not. */
export function readsSeals(instanceId: string): boolean {
  return instanceId.slice(instanceId.lastIndexOf('/') + 1).startsWith(READS_SEALS);
}
