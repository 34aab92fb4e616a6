// Somebody with a browser: keeps cookies, names the site as the page that asks, and comes from an address of their own.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask, jsonOf, type Question, waitOf } from '../http/ask';

const TRIES_MAX = 20;

/** What the site calls its cookies: in production their names have a prefix, which its answers tell. */
const called = new Map<string, string>();

export class Person {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly baseUrl: string,
    readonly name: string,
    readonly from: string | undefined,
  ) {}

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** By its plain name. */
  cookie(name: string): string | undefined {
    return this.cookies.get(called.get(name) ?? name);
  }

  keep(name: string, value: string): void {
    this.cookies.set(called.get(name) ?? name, value);
  }

  drop(name: string): void {
    this.cookies.delete(name);
  }

  /** The same cookies in another hand. */
  twin(): Person {
    const twin = new Person(this.baseUrl, this.name, this.from);
    for (const [name, value] of this.cookies) twin.keep(name, value);
    return twin;
  }

  async ask({ headers = {}, ...question }: Question): Promise<Answer> {
    const { cookieHeader } = this;
    const answer = await ask(this.baseUrl, {
      from: this.from,
      ...question,
      headers: { Origin: this.baseUrl, ...(cookieHeader !== '' && { Cookie: cookieHeader }), ...headers },
    });
    for (const line of answer.cookies) {
      const [pair = ''] = line.split(';', 1);
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      called.set(name.replace(/^__(Host|Secure)-/, ''), name);
      if (pair.slice(at + 1) === '') this.drop(name);
      else this.keep(name, pair.slice(at + 1));
    }
    return answer;
  }

  /** As a browser that is told to come again: that a machine is busy is no find. */
  async askPatiently(question: Question): Promise<Answer> {
    let answer = await this.ask(question);
    for (let tries = 1; answer.code === 'SERVER.BUSY' && tries < TRIES_MAX; tries += 1) {
      await sleep(waitOf(answer) ?? 0);
      answer = await this.ask(question);
    }
    return answer;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.askPatiently({ path: `/api/v1${path}`, headers });
  }

  /** As JSON. */
  send(
    method: string,
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.askPatiently({
      ...{ method, path: `/api/v1${path}`, body: JSON.stringify(body) },
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  }

  post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  /** Throws when it is refused: what an attack stands on, and not the attack. */
  async must<Result>(answer: Promise<Answer>): Promise<Result> {
    const { status, text } = await answer;
    if (status >= 200 && status < 300) return jsonOf(text) as Result;
    throw new Error(`${this.name} was refused: ${status} ${text.slice(0, 300)}`);
  }
}
