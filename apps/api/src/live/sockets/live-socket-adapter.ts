// Socket.IO for this program: the session's cookie in the handshake, own origins only, fan-out over Redis, a limit on everything.
import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { RequestHandler } from 'express';
import type { Server, ServerOptions } from 'socket.io';
import { Config } from '../../platform/config';
import { isOfficeHost, isOwnOrigin } from '../../platform/http';
import { DoorLanes } from '../../platform/lanes';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { REDIS, type Redis } from '../../platform/redis';
import { SESSION_MIDDLEWARE } from '../../access/sessions';
import { type PacedConnection, paceMessages } from './message-pace';
import { PING_EVERY_MS } from './line-end';
import { SocketPlaces } from './socket-places';

/** Bytes of one message from a client. */
const MESSAGE_MAX_BYTES = 8 * 1024;
/** A socket that is silent for longer is dropped. */
const PONG_MAX_MS = 8_000;
const FIRST_MESSAGE_MAX_MS = 5_000;
/** No browser cuts so short a message into pieces. */
const PIECES_MAX = 8;
/** What a program reads in the answer to its handshake; a browser shows it to nobody. */
const NO_PLACE = 'SERVER.BUSY';

type WebSocketServerClass = new (options: object) => object;

/** Engine.IO's, which may carry one Socket.IO socket. */
interface Connection extends PacedConnection {
  readonly request: IncomingMessage;
}

export class LiveSocketAdapter extends IoAdapter {
  private readonly config: Config;
  private readonly redis: Redis;
  private readonly session: RequestHandler;
  private readonly log: ProgramLog;
  private readonly places: SocketPlaces;
  private readonly metrics: Metrics;
  private readonly door: DoorLanes;
  private subscriber: Redis | null = null;

  constructor(app: INestApplicationContext) {
    super(app);
    this.config = app.get(Config);
    this.places = app.get(SocketPlaces);
    this.metrics = app.get(Metrics);
    this.door = app.get(DoorLanes);
    this.redis = app.get<Redis>(REDIS);
    this.session = app.get<RequestHandler>(SESSION_MIDDLEWARE);
    this.log = app.get<ProgramLog>(PROGRAM_LOG);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const own: Partial<ServerOptions> = {
      transports: ['websocket', 'polling'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MESSAGE_MAX_BYTES,
      pingInterval: PING_EVERY_MS,
      pingTimeout: PONG_MAX_MS,
      connectTimeout: FIRST_MESSAGE_MAX_MS,
      allowRequest: (request, answer) => {
        if (!this.isOwn(request) || this.config.role === 'engine') return answer(null, false);
        this.places
          .hasPlace(request)
          .then((hasPlace) => answer(hasPlace ? null : NO_PLACE, hasPlace))
          .catch((error: unknown) => {
            this.log.error({ err: error }, 'nobody knows whether there is a place for a socket');
            answer(null, false);
          });
      },
    };
    const server: Server = super.createIOServer(port, Object.assign({}, options, own));
    asBrowsersSend(server.engine);
    server.engine.use(this.door.aroundSession(this.session));
    server.engine.on('connection', (connection: Connection) => {
      const { visitor, giveBack } = this.places.take(connection.request);
      connection.once('close', giveBack);
      if (this.config.rateLimits.isOn)
        paceMessages(connection, visitor.lane, () => this.metrics.noteVisit(visitor.lane, 'cut'));
    });
    server.adapter(this.fanOut());
    return server;
  }

  override async dispose(): Promise<void> {
    if (this.subscriber?.isOpen) this.subscriber.destroy();
    await super.dispose();
  }

  /** A page's first poll is a GET, which carries no Origin: the browser vouches for it, and no other page could read the answer. */
  private isOwn({ headers }: IncomingMessage): boolean {
    if (isOfficeHost(this.config.http, headers.host)) return false;
    const isPoll = headers.origin === undefined && headers.upgrade === undefined;
    if (isPoll && headers['sec-fetch-site'] === 'same-origin') return true;
    return isOwnOrigin(this.config.http, headers.origin, headers.host);
  }

  /** What is emitted here also reaches the rooms of other instances. While Redis is away it reaches this instance's alone. */
  private fanOut(): ReturnType<typeof createAdapter> {
    const subscriber = this.redis.duplicate({ disableOfflineQueue: false });
    this.subscriber = subscriber;
    subscriber.on('error', () => undefined);
    subscriber
      .connect()
      .catch((error: unknown) => this.log.error({ err: error }, 'no fan-out between instances'));
    const key = `${this.config.redis.prefix}socket.io`;
    return createAdapter(withoutRejections(this.redis), withoutRejections(subscriber), { key });
  }
}

/**
 * What no page does costs nothing: WebSocket's own pings, which Engine.IO does not use, are not answered, since the answers would wait in memory for
 * whoever does not take them; and no message is put together from thousands of empty pieces. Engine.IO hands on neither option, and makes its
 * WebSocket server when the program begins to listen.
 */
function asBrowsersSend({ opts }: { readonly opts: { wsEngine?: WebSocketServerClass } }): void {
  const { wsEngine: Base } = opts;
  if (Base === undefined) throw new Error('Engine.IO does not say of what it makes its WebSocket server');
  opts.wsEngine = class extends Base {
    constructor(options: object) {
      super({ ...options, autoPong: false, maxFragments: PIECES_MAX });
    }
  };
}

/** The adapter drops the promises of its Redis commands: one that fails while Redis is away must not end the program. */
function withoutRejections(redis: Redis): Redis {
  return new Proxy(redis, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        return result instanceof Promise ? result.catch(() => undefined) : result;
      };
    },
  });
}
