// Stands before the handlers: a request runs in its lane, waits, or is told to come again. Who sends or takes holds memory, of which each has so much, and no place.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { arrivalOf, arrivingBytes, hasLongBody } from './arrival';
import { refuseLongBody, sayBusy } from './door-answers';
import { HELD_BYTES_MAX, HeldBytes } from './held-bytes';
import { kindOf, LANES, type Lane, type WorkKind } from './lane';
import { Lanes } from './lanes';
import { Place } from './place';
import { Visitors } from './visitors';

type Held = ReadonlyMap<Lane, HeldBytes>;

@Injectable()
export class DoorLanes {
  private readonly bodies: Held = eachItsOwn();
  private readonly answers: Held = eachItsOwn();

  constructor(
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  before(handlers: RequestListener): RequestListener {
    return (request, response) => {
      const [path = ''] = (request.url ?? '').split('?', 1);
      this.enter(kindOf(path), request, response)
        .then((place) => {
          if (place !== null) handlers(request, response);
        })
        .catch((error: unknown) => {
          this.log.error({ err: error }, 'a request found no lane');
          response.destroy();
        });
    };
  }

  /** The memory of a body that its reader takes outside of its place. */
  holdBody(request: IncomingMessage, bytes: number): () => void {
    return this.hold(this.bodies, request, bytes);
  }

  private async enter(
    kind: WorkKind,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Place | null> {
    const bytes = arrivingBytes(request);
    const giveBack = bytes === 0 ? null : this.holdBody(request, bytes);
    if (giveBack !== null) await arrivalOf(request);
    try {
      return response.destroyed ? null : await this.placeFor(kind, request, response);
    } finally {
      giveBack?.();
    }
  }

  private async placeFor(
    kind: WorkKind,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Place | null> {
    // What nobody has read of a body by then is let go, or the connection would serve nothing more.
    response.once('finish', () => request.resume());
    const visitor = this.visitors.of(request);
    if (visitor.lane === 'strangers' && hasLongBody(request)) {
      refuseLongBody(request, response);
      return null;
    }
    const leave = await this.lanes.enter(visitor, kind);
    if (leave === null) {
      sayBusy(request, response);
      return null;
    }
    // Whoever went away while waiting has nothing done for them.
    if (response.destroyed) {
      leave();
      return null;
    }
    const place = new Place(this.lanes, visitor, kind, leave);
    place.belongTo(request);
    this.endWithFirstPiece(place, request, response);
    return place;
  }

  /** What is said already is work that is done, however slowly it is taken; until it is taken it is held in memory. */
  private endWithFirstPiece(place: Place, request: IncomingMessage, response: ServerResponse): void {
    const { write, end } = response;
    let giveBack: (() => void) | null = null;
    const hold = (bytes: number): void => {
      giveBack?.();
      giveBack = bytes === 0 ? null : this.hold(this.answers, request, bytes);
    };
    response.write = (...args: unknown[]): boolean => {
      place.end();
      if (giveBack === null) hold(response.writableHighWaterMark);
      return Boolean(Reflect.apply(write, response, args));
    };
    response.end = (...args: unknown[]): ServerResponse => {
      place.end();
      Reflect.apply(end, response, args);
      hold(response.destroyed ? 0 : response.writableLength);
      return response;
    };
    response.once('finish', () => giveBack?.());
    response.once('close', () => {
      place.end();
      giveBack?.();
    });
  }

  private hold(held: Held, request: IncomingMessage, bytes: number): () => void {
    const of = held.get(this.visitors.of(request).lane);
    const { key } = this.visitors.strangerOf(request);
    return of?.hold(key, bytes, () => request.socket.destroy()) ?? (() => undefined);
  }
}

function eachItsOwn(): Held {
  return new Map(LANES.map((lane) => [lane, new HeldBytes(HELD_BYTES_MAX)]));
}
