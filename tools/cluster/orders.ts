// What an operator may type while a cluster runs.
import { isRole, type Role, ROLES } from './cluster';

/** An instance's number, or a service's name, as the banner lists them. */
export type Target = number | string;

export type Order =
  | { readonly verb: 'list' | 'shards' | 'pauses' | 'help' }
  | { readonly verb: 'upgrade'; readonly commit: string }
  | { readonly verb: 'add'; readonly role: Role }
  | { readonly verb: 'stop'; readonly no: number }
  | { readonly verb: 'kill' | 'start' | 'freeze' | 'thaw' | 'wipe'; readonly target: Target };

export const HELP = [
  '    list             the instances: address, process, state',
  '    shards           who owns how many of the 64 shards',
  `    add [${ROLES.join('|')}]  one more instance`,
  '    kill N           kill -9; also a service by its name',
  '    stop N           SIGTERM: it hands its lots over and drains',
  '    freeze N, thaw N SIGSTOP and SIGCONT; also db-1 and its like',
  '    wipe db-1        kill -9, and its data are deleted',
  '    start N          again; also a service by its name',
  '    kill all         every machine loses its power; start all: and has it again',
  '    upgrade COMMIT   to that commit’s api, one instance after the other',
  '    pauses           what bidders have felt of it, by the journal',
].join('\n');

/** Throws with what to say when it does not understand. */
export function readOrder(line: string): Order {
  const [verb = '', given = '', ...rest] = line.trim().split(/\s+/);
  if (rest.length > 0) throw new Error(`too many words: ${line.trim()}`);
  switch (verb) {
    case 'list':
    case 'shards':
    case 'pauses':
    case 'help':
      return { verb };
    case 'add':
      return { verb, role: roleOf(given) };
    case 'stop':
      return { verb, no: numberOf(given) };
    case 'kill':
    case 'start':
    case 'freeze':
    case 'thaw':
      return { verb, target: targetOf(given) };
    case 'upgrade':
      return { verb, commit: commitOf(given) };
    case 'wipe':
      return { verb, target: given };
    default:
      throw new Error(`unknown: ${verb}. These are known:\n${HELP}`);
  }
}

function roleOf(given: string): Role {
  if (given === '') return 'all';
  if (isRole(given)) return given;
  throw new Error(`add takes ${ROLES.join(', ')} or nothing, not "${given}"`);
}

function commitOf(given: string): string {
  if (/^[\w./~^-]+$/.test(given) && !given.startsWith('-')) return given;
  throw new Error(`upgrade to which commit? A branch, a tag or a hash, not "${given}"`);
}

function targetOf(given: string): Target {
  return /^[a-z]+(-\d)?$/.test(given) ? given : numberOf(given);
}

function numberOf(given: string): number {
  if (/^\d{1,3}$/.test(given)) return Number(given);
  throw new Error(`which one? give the number of an instance, not "${given}"`);
}
