// An administrator of the site under test, let in where a browser is: the first one made by the command beside it, the others by her.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { StaffAdded, StaffRole } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { givenPassword, type NewStaff, OfficeClient } from '../../../../tools/office';
import { keyVariables, TEST_KEYS } from '../../../../tools/services';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

let serial = 0;
/** Who came in first at each site. The command loads the whole program: she does in a moment what it takes seconds for. */
const firsts = new WeakMap<SaleSite, Promise<OfficeClient>>();

export class BackOffice {
  private constructor(
    private readonly baseUrl: string,
    private readonly client: OfficeClient,
  ) {}

  /** An administrator, who may do everything. */
  static async enter(site: SaleSite): Promise<BackOffice> {
    const first = firsts.get(site);
    const client =
      first === undefined
        ? comeIn(site, makeAdministrator(site))
        : comeIn(site, addByFirst(await first, 'administrator'));
    if (first === undefined) firsts.set(site, client);
    return new BackOffice(site.baseUrl, await client);
  }

  /** Another one, whose account the first administrator has made, as whom they please. */
  static async enterAs(site: SaleSite, role: StaffRole): Promise<BackOffice> {
    if (!firsts.has(site)) await BackOffice.enter(site);
    const first = await firsts.get(site);
    if (first === undefined) throw new Error('nobody came in first');
    return new BackOffice(site.baseUrl, await comeIn(site, addByFirst(first, role)));
  }

  /** Lets a browser in as the same member of the staff. */
  async letIn(page: Page): Promise<void> {
    const [name = '', value = ''] = this.client.cookie.split('=', 2);
    const { hostname: domain } = new URL(this.baseUrl);
    await page.context().addCookies([{ name, value, domain, path: '/api/v1/admin', sameSite: 'Strict' }]);
  }

  get<Result>(route: string): Promise<Result> {
    return this.client.get(route);
  }

  post<Result>(route: string, body: object): Promise<Result> {
    return this.client.post(route, body);
  }

  put<Result>(route: string, body: object): Promise<Result> {
    return this.client.put(route, body);
  }

  /** The bare file. */
  upload<Result>(route: string, file: Buffer, type: string): Promise<Result> {
    return this.client.upload(route, file, type);
  }
}

async function comeIn({ baseUrl }: SaleSite, made: Promise<NewStaff>): Promise<OfficeClient> {
  return OfficeClient.comeInFirst(baseUrl, await made);
}

/** By the operator's command, as the program itself knows it. */
export async function makeAdministrator(site: SaleSite): Promise<NewStaff> {
  const username = aUsername();
  return { username, password: givenPassword(await addAdministrator(site, username)) };
}

async function addByFirst(first: OfficeClient, role: StaffRole): Promise<NewStaff> {
  const username = aUsername();
  const body = { username, displayName: username, role };
  return { username, password: (await first.post<StaffAdded>('staff', body)).password };
}

function aUsername(): string {
  serial += 1;
  return `e2e_admin_${process.pid % 10_000}_${serial}`;
}

async function addAdministrator({ databaseUrl, redisPrefix }: SaleSite, username: string): Promise<string> {
  const { redisUrl, dist } = bedEnvironment();
  const program = path.join(dist, 'api', 'main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'add-administrator', username], {
    env: {
      ...process.env,
      ...keyVariables(TEST_KEYS),
      HAOPAI_LOG_LEVEL: 'warn',
      HAOPAI_MYSQL_URL: databaseUrl,
      HAOPAI_REDIS_URL: redisUrl,
      HAOPAI_REDIS_PREFIX: redisPrefix,
    },
  });
  return stdout;
}
