// Faults of a site that shows its log to others, each found by a witness or a monitor and not by the record itself.
import path from 'node:path';
import { serveLog } from '../public-log/testing/serve-log';
import type { LogInMemory } from '../public-log/testing/log-in-memory';
import type { Programs } from './programs';

export interface Outside {
  readonly programs: Programs;
  /** Of the true log. */
  readonly url: string;
  readonly key: string;
  readonly size: number;
  readonly witnessUrl: string;
  /** Larger than the true one: the sale has gone on since. */
  readonly rewritten: LogInMemory;
  /** Smaller than it: shown to somebody else at the same time. */
  readonly forOthers: LogInMemory;
  readonly rolledBack: LogInMemory;
}

interface PlantedOutside {
  readonly name: string;
  /** Null where it was found by name; else what was said in its place. */
  find(outside: Outside): Promise<string | null>;
}

export const PLANTED_OUTSIDE: readonly PlantedOutside[] = [
  { name: 'history rewritten as a whole, signed anew: asked of the witness', find: askWitness },
  {
    name: 'history rewritten as a whole, signed anew: seen by the monitor',
    find: (outside) => monitorSees(outside, outside.rewritten, 'rewritten', 'HISTORY_REWRITTEN'),
  },
  { name: 'two histories for two readers', find: compareReaders },
  {
    name: 'a checkpoint rolled back',
    find: (outside) => monitorSees(outside, outside.rolledBack, 'rolled-back', 'ROLLED_BACK'),
  },
];

const heard = (said: string, name: string): string | null => (said.includes(`ALERT ${name}`) ? null : said);

async function askWitness({ witnessUrl, rewritten, size }: Outside): Promise<string | null> {
  const body = rewritten.requestFrom(size);
  const answer = await fetch(`${witnessUrl}/add-checkpoint`, { method: 'POST', body });
  // It knows the size that it is asked from, and no proof leads from there.
  return answer.status === 422 ? null : `${answer.status} ${await answer.text()}`;
}

/** It has followed the true one before. */
async function monitorSees(
  { programs, url, key }: Outside,
  forged: LogInMemory,
  dir: string,
  alert: string,
): Promise<string | null> {
  const before = await programs.monitor(url, dir, '--key', key, '--once');
  if (before.code !== 0) return before.said;
  const served = await serveLog(forged);
  try {
    return heard((await programs.monitor(served.url, dir, '--key', key, '--once')).said, alert);
  } finally {
    await served.close();
  }
}

async function compareReaders({ programs, url, key, forOthers }: Outside): Promise<string | null> {
  const served = await serveLog(forOthers);
  const theirs = await programs.monitor(served.url, 'theirs', '--key', key, '--once');
  await served.close();
  if (theirs.code !== 0) return theirs.said;
  const file = path.join(programs.folder, 'theirs', 'checkpoints.jsonl');
  return heard(
    (await programs.monitor(url, 'ours', '--key', key, '--once', '--compare', file)).said,
    'TWO_HISTORIES',
  );
}
