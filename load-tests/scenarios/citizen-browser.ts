// What a citizen's browser does between a page and the site: it keeps cookies, and asks in the name of its session.
import type { CaptchaView } from '@haopai/contracts';
import type { HttpAnswer, Surroundings } from '../surroundings.ts';

/** A log-in may wait behind others. */
const PATIENCE_MS = 30_000;

export class CitizenBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly surroundings: Surroundings,
    private readonly baseUrl: string,
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Whether every path below `/api/v1` was answered well; all are asked for at once, as a page does. */
  async reads(...paths: readonly string[]): Promise<boolean> {
    const answers = await Promise.all(paths.map((path) => this.ask('GET', `/api/v1${path}`)));
    return answers.every(isFine);
  }

  async posts(path: string, body: object): Promise<boolean> {
    return isFine(await this.ask('POST', `/api/v1${path}`, body));
  }

  /** Solves the captcha as programs may wherever the site is not in production. */
  async logsIn(username: string, password: string): Promise<boolean> {
    const asked = await this.ask('POST', '/api/v1/auth/captcha', {});
    if (asked === null || !isFine(asked)) return false;
    const captcha = JSON.parse(asked.body) as CaptchaView;
    if (!captcha.isOn) return this.posts('/auth/login', { username, password });
    const { captchaId } = captcha;
    const told = await this.ask('GET', `/dev/captcha/${captchaId}`);
    if (told === null || !isFine(told)) return false;
    const { text: captchaText } = JSON.parse(told.body) as { text: string };
    return this.posts('/auth/login', { username, password, captchaId, captchaText });
  }

  /** Null when no answer comes. */
  private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<HttpAnswer | null> {
    const { baseUrl, cookie } = this;
    const answer = await this.surroundings
      .request({
        method,
        name: `${method} ${path.replace(/\?.*/, '').replace(/\d+/g, ':id')}`,
        url: `${baseUrl}${path}`,
        headers: {
          Origin: baseUrl,
          ...(cookie !== '' && { Cookie: cookie }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        patienceMs: PATIENCE_MS,
      })
      .catch(() => null);
    for (const [name, value] of Object.entries(answer?.cookies ?? {})) this.cookies.set(name, value);
    return answer;
  }
}

function isFine(answer: HttpAnswer | null): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}
