// What changes with a release alone, such as the API's description: made once, by its handlers, and given from then on as bytes, without a lane and without a
// query. Whoever asks is counted: each of them is large, and nobody needs one twice.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../config';
import { RefusalError } from '../errors';
import { clientAddress, isOfficeHost } from '../http';
import { countByAddress, RateLimits } from '../limits';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { FOR_A_WHILE } from './cache-headers';
import { EdgeNotes } from './edge-notes';
import { KeptAnswer } from './kept-answer';
import { keptHeaders } from './kept-headers';
import { makeAnswer } from './make-answer';
import { NamedQuery } from './named-query';
import { refuseAtTheEdge } from './refuse-at-the-edge';
import { sendKept } from './send-kept';

const READS = new Set<string | undefined>(['GET', 'HEAD']);
/** Who asks while they are made. */
const HERE = '127.0.0.1';
const HOST = 'nobody.invalid';
const ENCODINGS = ['br', 'gzip'] as const;
const NOT_THERE = 'not there';

@Injectable()
export class FixedAnswers {
  private readonly folders: string[] = [];
  private readonly made = new Map<string, Promise<KeptAnswer> | null>();
  private handlers: RequestListener | null = null;

  constructor(
    private readonly config: Config,
    private readonly limits: RateLimits,
    private readonly notes: EdgeNotes,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** From now on `folder`, and what begins with it and a slash, are these addresses and no others. */
  add(folder: string, addresses: readonly string[]): void {
    this.folders.push(`${folder}/`);
    for (const address of addresses) this.made.set(address, null);
  }

  /** Makes and compresses all of them, before anybody asks. One that cannot be made is tried again by who asks for it. */
  async makeAll(): Promise<void> {
    for (const address of this.made.keys()) {
      try {
        const answer = await this.of(address);
        for (const encoding of ENCODINGS) await answer?.in(encoding);
      } catch (error) {
        this.log.warn({ err: error, address }, 'what is to stand ready could not be made');
      }
    }
  }

  before(others: RequestListener, handlers: RequestListener): RequestListener {
    this.handlers = handlers;
    return (request, response) => {
      const { method, url = '' } = request;
      const [path = ''] = url.split('?', 1);
      // The office's own host gives nothing but the office.
      const isElsewhere = !this.owns(path) || isOfficeHost(this.config.http, request.headers.host);
      if (isElsewhere || !READS.has(method)) return others(request, response);
      this.answer(request, response, path, url.slice(path.length + 1)).catch((error: unknown) => {
        this.log.error({ err: error }, 'what stands ready could not be given');
        response.destroy();
      });
    };
  }

  private owns(path: string): boolean {
    return this.made.has(path) || this.folders.some((folder) => path.startsWith(folder));
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    search: string,
  ): Promise<void> {
    const beganAtMs = performance.now();
    const found = await this.find(request, path, search);
    const status =
      found instanceof RefusalError
        ? refuseAtTheEdge(request, response, found)
        : await sendKept(request, response, found, FOR_A_WHILE);
    this.notes.note(request, this.made.has(path) ? path : NOT_THERE, status, beganAtMs);
  }

  private async find(
    request: IncomingMessage,
    path: string,
    search: string,
  ): Promise<KeptAnswer | RefusalError> {
    const fields = NamedQuery.NONE.broken(search);
    if (fields.length > 0) return new RefusalError('REQUEST.INVALID', { fields });
    const address = clientAddress(request, this.config.http.trustedProxies);
    const tooMany = await countByAddress(this.limits, 'read', address);
    return tooMany ?? (await this.of(path)) ?? new RefusalError('REQUEST.NOT_FOUND', {});
  }

  /** Null for what is not there. */
  private of(path: string): Promise<KeptAnswer> | null {
    const known = this.made.get(path);
    if (known !== null) return known ?? null;
    const making = this.make(path);
    this.made.set(path, making);
    // One that failed is none.
    making.catch(() => this.made.set(path, null));
    return making;
  }

  private async make(path: string): Promise<KeptAnswer> {
    if (this.handlers === null) throw new Error('Nobody answers yet');
    const made = await makeAnswer(this.handlers, path, { host: HOST }, HERE);
    if (made.status !== 200) throw new Error(`${path} was answered ${made.status}`);
    return new KeptAnswer(made.bytes, keptHeaders(made));
  }
}
