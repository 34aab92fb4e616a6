// An administrator of the site under test, let in where a browser is: made by the command beside it, as nobody in the office makes one alone.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ApprovalView, Page as PageOf, StaffRole } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { givenPassword, type NewStaff, OfficeClient } from '../../../../tools/office';
import { keyVariables, TEST_KEYS } from '../../../../tools/services';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

let serial = 0;

export class BackOffice {
  private constructor(
    private readonly baseUrl: string,
    private readonly client: OfficeClient,
  ) {}

  /** An administrator, who may do everything. */
  static async enter(site: SaleSite): Promise<BackOffice> {
    const client = await OfficeClient.comeInFirst(site.baseUrl, await makeAdministrator(site));
    return new BackOffice(site.baseUrl, client);
  }

  /** Somebody whose account one administrator asks for and another approves, neither of whom is anybody else in the journey. */
  static async enterAs(site: SaleSite, role: StaffRole): Promise<BackOffice> {
    const [asker, approver] = [await BackOffice.enter(site), await BackOffice.enter(site)];
    const username = aUsername();
    await asker.post('staff', { username, displayName: username, role });
    const { items } = await approver.get<PageOf<ApprovalView>>('approvals?group=open&size=50');
    const asked = items.find(({ facts }) => facts['username'] === username);
    const { password } = await approver.post<ApprovalView>(`approvals/${asked?.id}/approve`, {});
    if (password === undefined) throw new Error(`${username} was not added`);
    return new BackOffice(site.baseUrl, await OfficeClient.comeInFirst(site.baseUrl, { username, password }));
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

/** By the operator's command, as the program itself knows it. */
export async function makeAdministrator(site: SaleSite): Promise<NewStaff> {
  const username = aUsername();
  return { username, password: givenPassword(await addAdministrator(site, username)) };
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
