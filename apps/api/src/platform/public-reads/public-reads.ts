// Stands before Express: public reads are answered from memory, and made by their handlers when nothing that is kept still stands.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { NOTICE_PATH } from '../http';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { Lanes, sayBusy, type Visitor, Visitors } from '../lanes';
import { cacheHeaders } from './cache-headers';
import { EdgeNotes } from './edge-notes';
import { KeptAnswer } from './kept-answer';
import { type Kept, KeptAnswers } from './kept-answers';
import { keptHeaders } from './kept-headers';
import { Looks } from './looks';
import { type MadeAnswer, makeAnswer } from './make-answer';
import { type PublicRoute, ReadRoutes } from './read-routes';
import { sendKept } from './send-kept';
import { Signs } from './signs';

const API = '/api/';
const READ = new Set<string | undefined>(['GET', 'HEAD']);
const PREFLIGHT = 'OPTIONS';
const BIDS = '/bids';
const OFFICE = '/api/v1/admin/';
const REFUSED = 400;
/** The sign of what is changed by way of this instance. */
const HERE = 'here';
/** docker/nginx/nginx.conf */
const ASKED_BY = 'haopai-asked-by';

type Answer = { readonly kept: Kept; readonly trueAtMs: number } | { readonly made: MadeAnswer } | null;

@Injectable()
export class PublicReads {
  private readonly making = new Map<string, Promise<Answer>>();
  private handlers: RequestListener | null = null;

  constructor(
    private readonly routes: ReadRoutes,
    private readonly answers: KeptAnswers,
    private readonly looks: Looks,
    private readonly signs: Signs,
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    private readonly notes: EdgeNotes,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    signs.move(HERE);
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
    if (!READ.has(method)) {
      if (method !== PREFLIGHT) this.noteChanges(request, response);
      return false;
    }
    const beganAtMs = performance.now();
    const [path = ''] = url.split('?', 1);
    const search = url.slice(path.length + 1);
    // Where nothing is asked beside the address it is written in one way already: most are known by it alone.
    if (search === '' && this.answerFromMemory(request, response, path, beganAtMs)) return true;
    const route = this.routes.of(path);
    if (route === null || route.kept === null) return false;
    // What is kept, and what is made, is of the one way to write it.
    const address = `${path}${route.query.canonical(search)}`;
    if (this.answerFromMemory(request, response, address, beganAtMs)) return true;
    this.find(request, address, route.kept)
      .then((answer) => this.reply(request, response, answer, beganAtMs))
      .catch((error: unknown) => this.breakOff(response, error));
    return true;
  }

  private breakOff(response: ServerResponse, error: unknown): void {
    this.log.error({ err: error }, 'a public read failed');
    response.destroy();
  }

  private answerFromMemory(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    beganAtMs: number,
  ): boolean {
    const known = this.looks.isFresh() ? this.answers.of(address) : undefined;
    if (known === undefined) return false;
    this.send(request, response, known, beganAtMs);
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
      this.notes.count(request, 'busy', 503);
    } else if ('kept' in answer) this.send(request, response, answer, beganAtMs);
    else pass(answer.made, response);
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    known: { readonly kept: Kept; readonly trueAtMs: number },
    beganAtMs: number,
  ): void {
    const { answer, route, isFinal } = known.kept;
    const own = { ...cacheHeaders(isFinal), 'haopai-true-at': known.trueAtMs };
    const noteSent = (status: number) => this.notes.note(request, route.pattern, status, beganAtMs);
    const sent = sendKept(request, response, answer, own);
    if (typeof sent === 'number') noteSent(sent);
    else sent.then(noteSent, (error: unknown) => this.breakOff(response, error));
  }
}

/** nginx passes no cookie into what it keeps, and beside it whose signatures the asker has: for the lane alone, handlers never see it. */
function asAsked(request: IncomingMessage): IncomingMessage {
  const { cookie = '', [ASKED_BY]: told } = request.headers;
  if (cookie === '' && typeof told === 'string') request.headers.cookie = told;
  return request;
}

/** A refusal as its handler gave it. */
function pass({ status, headers, bytes }: MadeAnswer, response: ServerResponse): void {
  response.writeHead(status, {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [...[value].flat()]])),
    'content-length': bytes.length,
  });
  response.end(bytes);
}
