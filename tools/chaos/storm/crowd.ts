// The people of a storm, logged in once: their sessions outlive every process but Redis's last second.
import { inLanes } from '../../bench/sockets/in-lanes';
import { logIn } from '../../bots/live-client';
import { type Database, ensureRegions, makeCitizens } from '../../seed';

/** Checking a password is slow on purpose and fills a core. */
const LOGGING_IN_AT_ONCE = 4;

export interface Person {
  readonly citizenId: number;
  readonly cookie: string;
}

export async function gatherCrowd(
  db: Database,
  baseUrls: readonly string[],
  size: number,
): Promise<readonly Person[]> {
  await ensureRegions(db);
  const citizens = await makeCitizens(db, size);
  return inLanes(citizens.length, LOGGING_IN_AT_ONCE, async (index) => {
    const [citizen, baseUrl] = [citizens[index], baseUrls[index % baseUrls.length]];
    if (citizen === undefined || baseUrl === undefined) throw new RangeError(`nobody is number ${index}`);
    const { cookie } = await logIn(baseUrl, citizen.username, citizen.password);
    return { citizenId: citizen.id, cookie };
  });
}
