// What production may stand on though nobody has ever tried it: whoever runs the site names it, and so knows (docs/tried.md).
import { nameOfUntried, TRIED, wasTried } from '../tried';
import type { Environment, IdentityConfig, PaymentsConfig, SmsConfig } from './config';
import type { VariableReader } from './variables';

/** Databases and providers: of what else a site stands on it knows nothing. */
const NAMES = [
  ...new Set(
    TRIED.filter(({ kind }) => kind === 'database' || kind === 'provider').map(({ name }) =>
      nameOfUntried(name),
    ),
  ),
];

/** The names; a provider that needs one and has none is a fault. Of the database it is known when it answers (platform/database). */
export function readUntried(
  reader: VariableReader,
  environment: Environment,
  senders: readonly (SmsConfig | PaymentsConfig | IdentityConfig)[],
): readonly string[] {
  const named = (reader.text('HAOPAI_UNTRIED') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  for (const name of named)
    if (!NAMES.includes(name))
      reader.fault(`HAOPAI_UNTRIED lists ${NAMES.join(', ')} with commas between, not "${name}"`);
  if (environment === 'production')
    for (const { kind } of senders)
      if (kind !== 'sandbox' && kind !== 'off' && !wasTried('provider', kind) && !named.includes(kind))
        reader.fault(untriedFault(kind, kind));
  return named;
}

/** What to do about it. `name`: as HAOPAI_UNTRIED would have it. */
export function untriedFault(what: string, name: string): string {
  return (
    `${what} was never seen working with Haopai (docs/tried.md), and production does without it: try it with npm run try-real, ` +
    `or name it in HAOPAI_UNTRIED (${name}) where you have tried it yourself`
  );
}
