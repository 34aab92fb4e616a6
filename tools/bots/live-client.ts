// A citizen's connection as every program may open it: log-in by REST, then the public socket with the session's cookie.
import { setTimeout } from 'node:timers/promises';
import {
  type Answer,
  type CitizenView,
  type ClientToServerEvents,
  LIVE_NAMESPACE,
  type LoginBody,
  type NoMachine,
  type ProofView,
  readEvent,
  type Refusal,
  type Reply,
  type ServerToClientEvents,
  TICK_HANDSHAKE,
} from '@haopai/contracts';
import { io, type Socket } from 'socket.io-client';
import { solveProof } from '../no-machine/solve-proof';

type Asked = keyof ClientToServerEvents;
type Body<Event extends Asked> = Parameters<ClientToServerEvents[Event]>[0];
type Result<Event extends Asked> = ClientToServerEvents[Event] extends (
  body: Body<Event>,
  reply: Reply<infer Given>,
) => void
  ? Given
  : never;

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;
/** It draws a password's hash: that takes a machine that others use its time. */
const LOGIN_PATIENCE_MS = 60_000;
const ANSWER_PATIENCE_MS = 10_000;

export interface LoggedIn {
  readonly citizen: CitizenView;
  readonly cookie: string;
}

/** Waits in line like people, and comes again when the door is busy. `baseUrl` without a path; it is also the origin that unsafe calls must come from. */
export async function logIn(baseUrl: string, username: string, password: string): Promise<LoggedIn> {
  let pass: Partial<LoginBody> = await showWork(baseUrl);
  let response = await post(baseUrl, '/auth/login', { username, password, ...pass });
  while (response.status === TOO_MANY_REQUESTS || response.status === UNAVAILABLE) {
    const { code, data } = (await response.json()) as Refusal<'LOGIN.LINE'> | Refusal<'SERVER.BUSY'>;
    if (code !== 'LOGIN.LINE' && code !== 'SERVER.BUSY') break;
    await setTimeout(data.retryAfterMs);
    if ('ticket' in data) pass = { ticket: data.ticket };
    response = await post(baseUrl, '/auth/login', { username, password, ...pass });
  }
  if (!response.ok) throw new Error(`${username} could not log in: ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return { citizen: (await response.json()) as CitizenView, cookie };
}

/** Empty where the site asks for none. */
async function showWork(baseUrl: string): Promise<NoMachine> {
  const response = await post(baseUrl, '/auth/proofs', { purpose: 'password' });
  if (!response.ok) throw new Error(`no work to do: ${response.status}`);
  return solveProof((await response.json()) as ProofView);
}

function post(baseUrl: string, path: string, body: object): Promise<Response> {
  return fetch(`${baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: baseUrl },
    body: JSON.stringify(body),
    signal: patience(),
  });
}

function patience(): AbortSignal {
  return AbortSignal.timeout(LOGIN_PATIENCE_MS);
}

/** As Engine.IO keeps it under Node. */
interface WebSocketTransport {
  readonly ws?: { terminate(): void };
}

/** Refused by the site: the code says why. */
export class RefusedError extends Error {
  constructor(readonly code: string) {
    super(`refused: ${code}`);
  }
}

/** The typed face of one socket: asks with a limit on how long an answer may take, and hears what the site tells. */
export class LiveClient {
  private constructor(private readonly socket: Socket) {}

  static open(baseUrl: string, cookie: string): LiveClient {
    const socket = io(`${baseUrl}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { Cookie: cookie, Origin: baseUrl },
      forceNew: true,
      auth: TICK_HANDSHAKE,
    });
    return new LiveClient(socket);
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Called at once when connected, and again after each lost connection: the rooms of a socket end with it. */
  onConnect(arrive: () => void): void {
    this.socket.on('connect', arrive);
    if (this.isConnected) arrive();
  }

  onBoardTick(hear: ServerToClientEvents['board.tick']): void {
    this.listen('board.tick', hear);
  }

  onLotTick(hear: ServerToClientEvents['lot.tick']): void {
    this.listen('lot.tick', hear);
  }

  /** Resolves with the result; a refusal rejects with RefusedError, silence with the socket's own error. */
  async ask<Event extends Asked>(event: Event, body: Body<Event>): Promise<Result<Event>> {
    const patient: Pick<Socket, 'emitWithAck'> = this.socket.timeout(ANSWER_PATIENCE_MS);
    const answer = (await patient.emitWithAck(event, body)) as Answer<Result<Event>>;
    if (answer.ok) return answer;
    throw new RefusedError(answer.code);
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Its line is gone without a word, as when a cable is pulled out, and it does not come back. */
  cut(): void {
    this.socket.io.reconnection(false);
    const transport = this.socket.io.engine?.transport as WebSocketTransport | undefined;
    transport?.ws?.terminate();
  }

  /** After a tick that cannot be read it connects again, and whoever watches is told the whole state. */
  private listen<News>(event: keyof ServerToClientEvents, hear: (news: News) => void): void {
    const name: string = event;
    this.socket.on(name, (body: unknown) => {
      const news = readEvent(name, body);
      if (news === null) this.socket.disconnect().connect();
      else hear(news as News);
    });
  }
}
