// Where the Redis is that is written to, by the word of its Sentinels: asked anew for each connection, so that whoever comes back comes to the right one.
import { lookup as lookUpName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { createClient } from 'redis';
import type { SentinelAddress } from '../config';

export interface SentinelsConfig {
  readonly addresses: readonly SentinelAddress[];
  /** What the Sentinels call their Redis: the host in HAOPAI_REDIS_URL. */
  readonly setName: string;
  /** Theirs; the same as that of Redis. */
  readonly password: string;
}

/** One that does not answer must not keep the others waiting. */
const ANSWER_MAX_MS = 1_500;

/**
 * In the place of a look-up of a host's name: a connection goes to the Redis that most of the Sentinels name that answer. All Redis of the
 * set listen on one port. Fails while none answers, and the connection is tried again.
 */
export function lookupBySentinels(config: SentinelsConfig): LookupFunction {
  return (_hostname, options, callback) => {
    addressOfPrimary(config).then(
      ({ address, family }) =>
        options.all === true ? callback(null, [{ address, family }]) : callback(null, address, family),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}

async function addressOfPrimary(config: SentinelsConfig): Promise<{ address: string; family: number }> {
  const answers = await Promise.all(config.addresses.map((sentinel) => askOne(sentinel, config)));
  const votes = new Map<string, number>();
  for (const host of answers) if (host !== null) votes.set(host, (votes.get(host) ?? 0) + 1);
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  if (winner === undefined) throw new Error('no sentinel says which redis is written to');
  const [host] = winner;
  const family = isIP(host);
  return family === 0 ? lookUpName(host) : { address: host, family };
}

/** A host; null where this one says nothing. */
async function askOne(
  { host, port }: SentinelAddress,
  { setName, password }: SentinelsConfig,
): Promise<string | null> {
  const client = createClient({
    socket: {
      host,
      port,
      connectTimeout: ANSWER_MAX_MS,
      socketTimeout: ANSWER_MAX_MS,
      reconnectStrategy: false,
    },
    ...(password === '' ? {} : { password }),
    disableClientInfo: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const said = await client.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', setName]);
    return Array.isArray(said) && typeof said[0] === 'string' ? said[0] : null;
  } catch {
    return null;
  } finally {
    if (client.isOpen) client.destroy();
  }
}
