// The people of a storm, logged in: their sessions outlive every process, and where Redis has lost all it had they log in again.
import { inLanes } from '../../bench/sockets/in-lanes';
import { logIn } from '../../bots/live-client';
import { type Database, ensureRegions, type MadeCitizen, makeCitizens } from '../../seed';

/** Checking a password is slow on purpose and fills a core. */
const LOGGING_IN_AT_ONCE = 4;

export class Person {
  private loggingIn: Promise<void> | null = null;

  private constructor(
    readonly citizenId: number,
    private readonly logInAt: (baseUrl: string) => Promise<string>,
    private current: string,
  ) {}

  static async logIn({ id, username, password }: MadeCitizen, baseUrl: string): Promise<Person> {
    const logInAt = async (url: string): Promise<string> => (await logIn(url, username, password)).cookie;
    return new Person(id, logInAt, await logInAt(baseUrl));
  }

  get cookie(): string {
    return this.current;
  }

  /** However many of its bids want it at a time. */
  async logInAgain(baseUrl: string): Promise<void> {
    this.loggingIn ??= this.logInAt(baseUrl)
      .then((cookie) => void (this.current = cookie))
      .finally(() => (this.loggingIn = null));
    await this.loggingIn;
  }
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
    return Person.logIn(citizen, baseUrl);
  });
}
