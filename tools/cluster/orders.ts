// What an operator may type while a cluster runs.
import { isRole, type Role, ROLES } from './cluster';

export type Service = 'mysql' | 'redis';
/** An instance's number, or a service. */
export type Target = number | Service;

export type Order =
  | { readonly verb: 'list' | 'shards' | 'help' }
  | { readonly verb: 'add'; readonly role: Role }
  | { readonly verb: 'stop' | 'freeze' | 'thaw'; readonly no: number }
  | { readonly verb: 'kill' | 'start'; readonly target: Target };

export const HELP = [
  '    list             the instances: address, process, state',
  '    shards           who owns how many of the 64 shards',
  `    add [${ROLES.join('|')}]  one more instance`,
  '    kill N           kill -9; also kill mysql, kill redis',
  '    stop N           SIGTERM: it hands its lots over and drains',
  '    freeze N, thaw N SIGSTOP and SIGCONT',
  '    start N          again; also start mysql, start redis',
].join('\n');

/** Throws with what to say when it does not understand. */
export function readOrder(line: string): Order {
  const [verb = '', given = '', ...rest] = line.trim().split(/\s+/);
  if (rest.length > 0) throw new Error(`too many words: ${line.trim()}`);
  switch (verb) {
    case 'list':
    case 'shards':
    case 'help':
      return { verb };
    case 'add':
      return { verb, role: roleOf(given) };
    case 'stop':
    case 'freeze':
    case 'thaw':
      return { verb, no: numberOf(given) };
    case 'kill':
    case 'start':
      return { verb, target: given === 'mysql' || given === 'redis' ? given : numberOf(given) };
    default:
      throw new Error(`unknown: ${verb}. These are known:\n${HELP}`);
  }
}

function roleOf(given: string): Role {
  if (given === '') return 'all';
  if (isRole(given)) return given;
  throw new Error(`add takes ${ROLES.join(', ')} or nothing, not "${given}"`);
}

function numberOf(given: string): number {
  if (/^\d{1,3}$/.test(given)) return Number(given);
  throw new Error(`which one? give the number of an instance, not "${given}"`);
}
