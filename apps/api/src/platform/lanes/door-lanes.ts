// Stands before the handlers of the api: a request runs in its lane, waits, or is told to come again.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog, requestIdOf } from '../logging';
import { arrivalOf } from './arrival';
import { COME_AGAIN_MS, Lanes } from './lanes';
import { Visitors } from './visitors';

const API = '/api/';
/** Whoever asks how the instance is must hear it, also when it is busy. */
const HEALTH = '/api/health/';
/** Open for as long as somebody looks: no work once it is there. */
const STREAM = /^\/api\/v1\/admin\/auctions\/\d+\/control\/stream$/;

const leaves = new WeakMap<IncomingMessage, () => void>();

/** For a request that is about to wait in a queue with a limit of its own: whoever comes next has the place. */
export function leaveLane(request: IncomingMessage): void {
  leaves.get(request)?.();
}

@Injectable()
export class DoorLanes {
  constructor(
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  before(handlers: RequestListener): RequestListener {
    return (request, response) => {
      const { url = '' } = request;
      if (!url.startsWith(API) || url.startsWith(HEALTH)) return handlers(request, response);
      const enter = this.enter(request, response);
      enter
        .then((mayEnter) => {
          if (mayEnter) handlers(request, response);
        })
        .catch((error: unknown) => {
          this.log.error({ err: error }, 'a request found no lane');
          response.destroy();
        });
    };
  }

  private async enter(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    await arrivalOf(request);
    if (response.destroyed) return false;
    // What nobody has read of a body by then is let go, or the connection would serve nothing more.
    response.once('finish', () => request.resume());
    const leave = await this.lanes.enter(this.visitors.of(request));
    if (leave === null) {
      sayBusy(request, response);
      return false;
    }
    // Whoever went away while waiting has nothing done for them.
    if (response.destroyed) {
      leave();
      return false;
    }
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (STREAM.test(path)) leave();
    leaves.set(request, leave);
    whenAnswered(response, leave);
    return true;
  }
}

/** When all is said, however slowly it is taken; or when nobody is there any more to whom to say it. */
function whenAnswered(response: ServerResponse, leave: () => void): void {
  const { end } = response;
  response.end = (...args: unknown[]): ServerResponse => {
    leave();
    Reflect.apply(end, response, args);
    return response;
  };
  response.once('close', leave);
}

/** A refusal in the shape of all others. */
export function sayBusy(request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request);
  const body = { code: 'SERVER.BUSY', data: { retryAfterMs: COME_AGAIN_MS }, requestId: id };
  response.writeHead(503, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(COME_AGAIN_MS / 1_000),
    'x-request-id': id,
  });
  response.end(JSON.stringify(body));
}
