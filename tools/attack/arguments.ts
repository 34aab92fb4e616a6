// The options of npm run attack: which site, which attacks, who takes part, and that one may.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Attack } from './attack';
import { ATTACKS } from './attacks';
import type { GivenCast } from './scene';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const NOBODY: GivenCast = { citizens: [], staff: [] };

export interface AttackOptions {
  readonly baseUrl: string;
  readonly isLoopback: boolean;
  readonly attacks: readonly Attack[];
  readonly cast: GivenCast;
}

export const HELP = `npm run attack -- --url http://127.0.0.1:3000

  --url URL     the site; --i-may too where it is not on this machine: whoever runs it has agreed
  --only a,b    some of the attacks: ${ATTACKS.map(({ id }) => id).join(', ')}
  --cast FILE   people with accounts, for a site that shows no texts:
                { "citizens": [{ "username", "password" }, …], "staff": [{ "role", "username", "password", "totpSecret" }, …] }
  --floods      also what takes much from a site that is not on this machine`;

/** Throws on what it does not know. */
export function readAttackOptions(args: readonly string[]): AttackOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      only: { type: 'string' },
      cast: { type: 'string' },
      'i-may': { type: 'boolean', default: false },
      floods: { type: 'boolean', default: false },
    },
  });
  const { url = '' } = values;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`Which site?\n\n${HELP}`);
  const { origin, hostname } = new URL(url);
  const isLoopback = LOOPBACK.test(hostname);
  if (!isLoopback && !values['i-may'])
    throw new Error(`${origin} is not on this machine: --i-may says that whoever runs it has agreed`);
  const chosen = attacksOf(values.only);
  return {
    baseUrl: origin,
    isLoopback,
    attacks: chosen.filter(({ isLoud }) => isLoud !== true || isLoopback || values.floods),
    cast: values.cast === undefined ? NOBODY : castOf(values.cast),
  };
}

/** In the order of the table, whatever the order in which they are named. */
function attacksOf(list: string | undefined): readonly Attack[] {
  if (list === undefined) return ATTACKS;
  const ids = list.split(',').filter((id) => id !== '');
  const unknown = ids.filter((id) => !ATTACKS.some((attack) => attack.id === id));
  if (unknown.length > 0 || ids.length === 0)
    throw new Error(`--only takes some of these, with commas, not "${unknown.join(', ')}":\n${HELP}`);
  return ATTACKS.filter(({ id }) => ids.includes(id));
}

/** What is missing in it is nobody. */
function castOf(file: string): GivenCast {
  return { ...NOBODY, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<GivenCast>) };
}
