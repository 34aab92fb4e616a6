// Somebody of the staff at the back office's endpoints, as every program may come in: by password, device and a password of their own.
import type { StaffLogInStep } from '@haopai/contracts';
import { Secret, TOTP } from 'otpauth';

const OWN_PASSWORD = 'plates-are-kept-9';
const GIVEN_PASSWORD = /^ {2}([\w-]{12,15})$/m;
/** In production its name has a prefix. */
const STAFF_COOKIE = /^(?:__(?:Host|Secure)-)?haopai\.staff=/;
const PATIENCE_MS = 60_000;

export interface NewStaff {
  readonly username: string;
  /** For the first log-in. */
  readonly password: string;
}

export class OfficeClient {
  private constructor(
    private readonly baseUrl: string,
    private heldCookie: string,
  ) {}

  /** The first log-in, which binds a device. `baseUrl` without a path. */
  static async comeInFirst(baseUrl: string, { username, password }: NewStaff): Promise<OfficeClient> {
    const office = new OfficeClient(baseUrl, '');
    const step = await office.post<StaffLogInStep>('auth/login', { username, password });
    if (step.step !== 'bindTotp') throw new Error(`${username} has a device already`);
    await office.post('auth/totp', { code: codeOf(step.secret) });
    await office.post('auth/password', { password: OWN_PASSWORD });
    return office;
  }

  /** `name=value` */
  get cookie(): string {
    return this.heldCookie;
  }

  get<Result>(route: string): Promise<Result> {
    return this.ask(route, {});
  }

  post<Result>(route: string, body: object): Promise<Result> {
    return this.ask(route, { method: 'POST', body: JSON.stringify(body) });
  }

  put<Result>(route: string, body: object): Promise<Result> {
    return this.ask(route, { method: 'PUT', body: JSON.stringify(body) });
  }

  /** The bare file. */
  upload<Result>(route: string, file: Buffer, type: string): Promise<Result> {
    return this.ask(route, { method: 'POST', body: new Uint8Array(file) }, type);
  }

  /** Throws when it is refused. */
  private async ask<Result>(route: string, request: RequestInit, type = 'application/json'): Promise<Result> {
    const answer = await fetch(`${this.baseUrl}/api/v1/admin/${route}`, {
      ...request,
      headers: { 'Content-Type': type, Origin: this.baseUrl, Cookie: this.heldCookie },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    for (const cookie of answer.headers.getSetCookie())
      if (STAFF_COOKIE.test(cookie)) this.heldCookie = cookie.split(';', 1)[0] ?? '';
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route} was refused: ${answer.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text) as Result;
  }
}

/** Out of what the operator's command says. */
export function givenPassword(said: string): string {
  const password = GIVEN_PASSWORD.exec(said)?.[1];
  if (password === undefined) throw new Error('no password for the first log-in was shown');
  return password;
}

/** What a phone with that secret shows now, or at another moment. */
export function codeOf(secret: string, atMs = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs });
}
