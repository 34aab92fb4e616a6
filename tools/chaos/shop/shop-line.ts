// A citizen's line to the site for what is paid: asks one instance after another, the same again, until one of them says something.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorBody } from '@haopai/contracts';
import type { Person } from '../storm/crowd';

const PATIENCE_MS = 6_000;
const AGAIN_AFTER_MS = 250;
const NOT_KNOWN = 401;
const NOT_THERE = 404;
/** What says nothing about the order: too many questions, the door is busy, the database is away. */
const ASK_LATER = new Set([408, 429]);

export interface SiteAnswer<Body> {
  readonly askedAtMs: number;
  readonly heardAtMs: number;
  readonly status: number;
  /** Null where it was none: then there is a refusal, or a page. */
  readonly body: Body | null;
  readonly refusal: ErrorBody | null;
}

interface Question {
  readonly method: 'GET' | 'POST';
  /** With `/api/v1`, or of a page. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Sent with every try. */
  readonly key?: string;
  /** What was begun a moment ago is there: a node that has not heard of it yet is asked again. */
  readonly isSurelyThere?: boolean;
}

export class ShopLine {
  /** Answers that say that the program did not expect what happened. */
  internalErrors = 0;
  private at: number;

  constructor(
    private readonly person: Person,
    private readonly baseUrls: readonly string[],
    firstAt: number,
    private readonly isGivenUp: () => boolean,
  ) {
    this.at = firstAt;
  }

  get<Body>(path: string): Promise<SiteAnswer<Body> | null> {
    return this.ask({ method: 'GET', path: `/api/v1${path}` });
  }

  /** One thing is made, however often it is asked for. */
  make<Body>(path: string, body: object): Promise<SiteAnswer<Body> | null> {
    return this.post(path, body, randomUUID());
  }

  post<Body>(path: string, body: object, key?: string): Promise<SiteAnswer<Body> | null> {
    return this.ask({
      ...{ method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(body) },
      ...{ contentType: 'application/json', ...(key === undefined ? {} : { key }) },
    });
  }

  /** Presses a button of a page of the sandbox. `unheard` is called for each try whose answer never came. */
  press(path: string, form: string, unheard: () => void): Promise<SiteAnswer<unknown> | null> {
    const contentType = 'application/x-www-form-urlencoded';
    return this.ask({ method: 'POST', path, body: form, contentType, isSurelyThere: true }, unheard);
  }

  /** Null when it is given up. */
  private async ask<Body>(
    question: Question,
    unheard: () => void = () => undefined,
  ): Promise<SiteAnswer<Body> | null> {
    while (!this.isGivenUp()) {
      const answer = await this.askOnce<Body>(question);
      if (answer !== null && !(question.isSurelyThere === true && answer.status === NOT_THERE)) return answer;
      unheard();
      this.at += 1;
      await sleep(AGAIN_AFTER_MS);
    }
    return null;
  }

  /** Null when nothing was said. */
  private async askOnce<Body>(question: Question): Promise<SiteAnswer<Body> | null> {
    const { method, path, body, contentType, key } = question;
    const baseUrl = this.baseUrls[this.at % this.baseUrls.length] ?? '';
    const askedAtMs = Date.now();
    const response = await fetch(baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...{ Cookie: this.person.cookie, Origin: baseUrl },
        ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
    const text = await response?.text().catch(() => null);
    if (response === null || typeof text !== 'string') return null;
    const { status } = response;
    if (status === NOT_KNOWN) await this.person.logInAgain(baseUrl).catch(() => undefined);
    if (status === 500) this.internalErrors += 1;
    if (status === NOT_KNOWN || status >= 500 || ASK_LATER.has(status)) return null;
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const said = { askedAtMs, heardAtMs: Date.now(), status };
    if (!isJson) return { ...said, body: null, refusal: null };
    const parsed = JSON.parse(text) as unknown;
    return response.ok
      ? { ...said, body: parsed as Body, refusal: null }
      : { ...said, body: null, refusal: parsed as ErrorBody };
  }
}
