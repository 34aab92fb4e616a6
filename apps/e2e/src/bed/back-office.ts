// Somebody of the staff at the back office's endpoints: made by the command beside the site, and in by password, device and a password of their own.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { keyVariables, TEST_KEYS } from '../../../../tools/services';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

const OWN_PASSWORD = 'plates-are-kept-9';
const GIVEN_PASSWORD = /^ {2}([\w-]{12})$/m;
let serial = 0;

export class BackOffice {
  private constructor(
    private readonly baseUrl: string,
    private cookie: string,
  ) {}

  /** An administrator, who may do everything. */
  static async enter(site: SaleSite): Promise<BackOffice> {
    const { username, password } = await makeAdministrator(site);
    const office = new BackOffice(site.baseUrl, '');
    const { secret } = await office.post<{ secret: string }>('auth/login', { username, password });
    await office.post('auth/totp', { code: codeOf(secret) });
    await office.post('auth/password', { password: OWN_PASSWORD });
    return office;
  }

  /** Lets a browser in as the same member of the staff. */
  async letIn(page: Page): Promise<void> {
    const [name = '', value = ''] = this.cookie.split('=', 2);
    const { hostname: domain } = new URL(this.baseUrl);
    await page.context().addCookies([{ name, value, domain, path: '/api/v1/admin', sameSite: 'Strict' }]);
  }

  get<Result>(route: string): Promise<Result> {
    return this.ask(route, {});
  }

  post<Result>(route: string, body: object): Promise<Result> {
    return this.ask(route, { method: 'POST', body: JSON.stringify(body) });
  }

  /** The bare file. */
  upload<Result>(route: string, file: Buffer, type: string): Promise<Result> {
    return this.ask(route, { method: 'POST', body: new Uint8Array(file) }, type);
  }

  /** Throws when it is refused. */
  private async ask<Result>(route: string, request: RequestInit, type = 'application/json'): Promise<Result> {
    const answer = await fetch(`${this.baseUrl}/api/v1/admin/${route}`, {
      ...request,
      headers: { 'Content-Type': type, Origin: this.baseUrl, Cookie: this.cookie },
    });
    for (const cookie of answer.headers.getSetCookie())
      if (cookie.startsWith('haopai.staff=')) this.cookie = cookie.split(';', 1)[0] ?? '';
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route} was refused: ${answer.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text) as Result;
  }
}

export interface NewStaff {
  readonly username: string;
  /** For the first log-in. */
  readonly password: string;
}

/** By the operator's command, as the program itself knows it. */
export async function makeAdministrator(site: SaleSite): Promise<NewStaff> {
  serial += 1;
  const username = `e2e_admin_${process.pid % 10_000}_${serial}`;
  const password = GIVEN_PASSWORD.exec(await addAdministrator(site, username))?.[1];
  if (password === undefined) throw new Error('no password for the first log-in was shown');
  return { username, password };
}

/** What a phone with that secret shows now. */
export function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
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
