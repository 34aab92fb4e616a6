// The options of npm run cluster.
import { parseArgs } from 'node:util';
import { INSTANCES_MAX, isRole, type Role, ROLES } from './cluster';

export interface ClusterOptions {
  readonly port: number;
  /** One instance each. */
  readonly roles: readonly Role[];
  /** Three nodes of the database and of Redis in the place of one. */
  readonly isReplicated: boolean;
  readonly hasDemo: boolean;
  readonly hasBots: boolean;
}

const INSTANCES = 3;
const PORT = 8080;

/** Throws on what it does not understand. */
export function readClusterOptions(args: readonly string[]): ClusterOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      instances: { type: 'string' },
      port: { type: 'string', default: String(PORT) },
      roles: { type: 'string', default: 'all' },
      replicated: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      'no-bots': { type: 'boolean', default: false },
    },
  });
  const hasDemo = !values['no-demo'];
  return {
    port: wholeNumber('--port', values.port, 65_535),
    roles: rolesOf(values.roles, values.instances),
    isReplicated: values.replicated,
    hasDemo,
    hasBots: hasDemo && !values['no-bots'],
  };
}

function wholeNumber(option: string, text: string, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= highest) return value;
  throw new Error(`${option} takes a whole number from 1 to ${highest}, not "${text}"`);
}

/** One role for all, or one for each instance. */
function rolesOf(list: string, instances: string | undefined): readonly Role[] {
  const roles = list.split(',').map((name) => {
    if (isRole(name)) return name;
    throw new Error(`--roles knows ${ROLES.join(', ')}, not "${name}"`);
  });
  const fallback = roles.length > 1 ? roles.length : INSTANCES;
  const count = instances === undefined ? fallback : wholeNumber('--instances', instances, INSTANCES_MAX);
  const each = roles.length === 1 ? Array.from({ length: count }, () => roles).flat() : roles;
  if (each.length !== count || count > INSTANCES_MAX) {
    throw new Error(`--roles names ${roles.length} instances, --instances asks for ${count}`);
  }
  if (each.every((role) => role === 'engine')) throw new Error('with engines only nobody would answer');
  return each;
}
