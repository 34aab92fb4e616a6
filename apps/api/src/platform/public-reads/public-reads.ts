// Stands before Express: public reads are answered from memory, and made by their handlers when nothing that is kept still stands.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { NOTICE_PATH } from '../http';
import { PROGRAM_LOG, type ProgramLog, requestIdOf } from '../logging';
import { Lanes, sayBusy, type Visitor, Visitors } from '../lanes';
import { Metrics } from '../metrics';
import { cacheHeaders } from './cache-headers';
import { encodingFor, isNamed, KeptAnswer } from './kept-answer';
import { type Kept, KeptAnswers } from './kept-answers';
import { Looks } from './looks';
import { type MadeAnswer, makeAnswer } from './make-answer';
import { type PublicRoute, PublicRoutes } from './public-routes';
import { Signs } from './signs';

const API = '/api/';
const ONLY_ASK = new Set<string | undefined>(['HEAD', 'OPTIONS']);
const BIDS = '/bids';
const OFFICE = '/api/v1/admin/';
const REFUSED = 400;
/** The sign of what is changed by way of this instance. */
const HERE = 'here';
/** docker/nginx/nginx.conf */
const ASKED_BY = 'haopai-asked-by';
/** Of a request, not of what it gives. */
const NOT_KEPT = new Set([
  'cache-control',
  'connection',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
]);
/** Fences of pages (platform/http), half of an answer's lines: no browser makes a page of JSON. */
const OF_PAGES = new Set([
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]);
const JSON_TYPE = /^application\/json\b/;

type Answer = { readonly kept: Kept; readonly trueAtMs: number } | { readonly made: MadeAnswer } | null;

@Injectable()
export class PublicReads {
  private readonly making = new Map<string, Promise<Answer>>();
  private handlers: RequestListener | null = null;

  constructor(
    private readonly routes: PublicRoutes,
    private readonly answers: KeptAnswers,
    private readonly looks: Looks,
    private readonly signs: Signs,
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    private readonly metrics: Metrics,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    signs.move(HERE);
    metrics.show('keptAnswersBytes', () => this.answers.sizeBytes);
    metrics.show('keptAnswersAgeSeconds', () => Math.min(this.looks.ageMs / 1_000, Number.MAX_SAFE_INTEGER));
  }

  /** The listener for the server: what is no public read goes to `others`; `handlers` make what is not kept. */
  before(others: RequestListener, handlers: RequestListener): RequestListener {
    this.handlers = handlers;
    return (request, response) => {
      if (!this.answer(request, response)) others(request, response);
    };
  }

  /** False when it is not a public read. */
  private answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '' } = request;
    if (!url.startsWith(API)) return false;
    if (method !== 'GET') {
      if (!ONLY_ASK.has(method)) this.noteChanges(request, response);
      return false;
    }
    const beganAtMs = performance.now();
    if (this.looks.isFresh()) {
      const known = this.answers.of(url);
      if (known !== undefined) {
        this.send(request, response, known, beganAtMs);
        return true;
      }
    }
    const [path = ''] = url.split('?', 1);
    const route = this.routes.of(path);
    if (route === null) return false;
    this.find(request, url, route)
      .then((answer) => this.reply(request, response, answer, beganAtMs))
      .catch((error: unknown) => {
        this.log.error({ err: error }, 'a public read failed');
        response.destroy();
      });
    return true;
  }

  /**
   * Whoever changes something sees it: what staff do is looked for, a purchase moves a sign, and bids tell of themselves. Strangers change nothing that
   * everybody reads: else a crowd that logs in would have it all made anew. A provider, who says that something is paid, is none of them.
   */
  private noteChanges(request: IncomingMessage, response: ServerResponse): void {
    const { url = '' } = request;
    if (url.endsWith(BIDS)) return;
    const isProvider = url.startsWith(`${NOTICE_PATH}/`);
    if (!isProvider && this.visitors.of(request).lane === 'strangers') return;
    response.once('finish', () => {
      if (response.statusCode >= REFUSED) return;
      this.signs.move(HERE);
      if (url.startsWith(OFFICE)) this.looks.noteChange();
    });
  }

  private async find(request: IncomingMessage, url: string, route: PublicRoute): Promise<Answer> {
    const isFresh = await this.looks.fresh();
    const known = isFresh ? this.answers.of(url) : undefined;
    if (known !== undefined) return known;
    const visitor = this.visitors.of(asAsked(request));
    // Once for a crowd, but nobody waits in the line of a lane below their own. How many are made at once is the lanes' affair.
    const what = `${visitor.lane} ${url}`;
    const underWay = this.making.get(what);
    if (underWay !== undefined) {
      const answer = await underWay;
      // What is refused to one need not be refused to the next.
      if (answer !== null && 'kept' in answer) return answer;
    }
    const making = this.makeInLane(visitor, request, url, route, isFresh);
    this.making.set(what, making);
    try {
      return await making;
    } finally {
      if (this.making.get(what) === making) this.making.delete(what);
    }
  }

  private async makeInLane(
    visitor: Visitor,
    request: IncomingMessage,
    url: string,
    route: PublicRoute,
    isFresh: boolean,
  ): Promise<Answer> {
    const leave = await this.lanes.enter(visitor);
    if (leave === null) return null;
    try {
      return await this.make(request, url, route, isFresh);
    } finally {
      leave();
    }
  }

  /** By its handler, for nobody in particular; at the door it counts as whoever asked first. */
  private async make(
    { headers, socket }: IncomingMessage,
    url: string,
    route: PublicRoute,
    isFresh: boolean,
  ): Promise<Answer> {
    if (this.handlers === null) return null;
    const beginning = this.answers.begin(route);
    const passedOn = ['host', 'x-forwarded-for', 'x-request-id'].flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const made = await makeAnswer(
      this.handlers,
      url,
      Object.fromEntries(passedOn),
      socket.remoteAddress ?? '',
    );
    if (made.status !== 200 || made.headers['set-cookie'] !== undefined) return { made };
    const answer = new KeptAnswer(made.bytes, keptHeaders(made));
    const kept = { ...beginning, answer };
    if (isFresh) this.answers.keep(url, beginning, answer);
    return { kept, trueAtMs: kept.trueAtMs };
  }

  private reply(request: IncomingMessage, response: ServerResponse, answer: Answer, beganAtMs: number): void {
    if (response.destroyed) return;
    if (answer === null) {
      sayBusy(request, response);
      this.metrics.noteRequest('GET', 'busy', 503);
    } else if ('kept' in answer) this.send(request, response, answer, beganAtMs);
    else pass(answer.made, response);
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    known: { readonly kept: Kept; readonly trueAtMs: number },
    beganAtMs: number,
  ): void {
    const encoded = known.kept.answer.in(encodingFor(request.headers['accept-encoding']));
    if (encoded instanceof Promise) {
      encoded
        .then(() => this.send(request, response, known, beganAtMs))
        .catch((error: unknown) => {
          this.log.error({ err: error }, 'a public read could not be compressed');
          response.destroy();
        });
      return;
    }
    const { encoding, bytes, etag } = encoded;
    const { answer, route, isFinal } = known.kept;
    const isKnown = isNamed(etag, request.headers['if-none-match']);
    const id = requestIdOf(request);
    response.writeHead(isKnown ? 304 : 200, {
      ...answer.headers,
      ...cacheHeaders(isFinal),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      ...(isKnown ? {} : { 'content-length': bytes.length }),
      vary: 'accept-encoding',
      etag,
      'haopai-true-at': known.trueAtMs,
      'x-request-id': id,
    });
    response.end(isKnown ? undefined : bytes);
    this.note(request, id, route.pattern, isKnown ? 304 : 200, beganAtMs);
  }

  private note(
    request: IncomingMessage,
    id: string,
    pattern: string,
    status: number,
    beganAtMs: number,
  ): void {
    this.metrics.noteRequest('GET', pattern, status);
    const [path = ''] = (request.url ?? '').split('?', 1);
    this.log.info(
      {
        req: { id, method: 'GET', path },
        res: { status },
        responseTime: Math.round(performance.now() - beganAtMs),
      },
      'request completed from memory',
    );
  }
}

/** nginx passes no cookie into what it keeps, and beside it whose signatures the asker has: for the lane alone, handlers never see it. */
function asAsked(request: IncomingMessage): IncomingMessage {
  const { cookie = '', [ASKED_BY]: told } = request.headers;
  if (cookie === '' && typeof told === 'string') request.headers.cookie = told;
  return request;
}

function keptHeaders({ headers }: MadeAnswer): Readonly<Record<string, string>> {
  const isJson = JSON_TYPE.test(String(headers['content-type']));
  const kept = Object.entries(headers).filter(
    ([name]) => !NOT_KEPT.has(name) && !(isJson && OF_PAGES.has(name)),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

/** A refusal as its handler gave it. */
function pass({ status, headers, bytes }: MadeAnswer, response: ServerResponse): void {
  response.writeHead(status, {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [...[value].flat()]])),
    'content-length': bytes.length,
  });
  response.end(bytes);
}
