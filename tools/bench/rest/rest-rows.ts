// What everybody reads, what only its owner may, and a log-in, over REST; beside bare Node that sends the bytes of a board.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCitizens } from '../../seed';
import { freePort, LOOPBACK } from '../../services';
import { startServer } from '../../services/child-process';
import { waitUntilReady } from '../../services/readiness';
import { stockListings } from '../catalogue/search-rows';
import type { OpenRow, Row, RowGroup } from '../measuring/row';
import type { ApiUnderTest } from '../sockets/api-under-test';
import { withServerCost } from '../sockets/server-cost';
import type { SocketBed } from '../sockets/socket-bed';
import { keptAnswersRow } from './kept-answers-row';
import { type PublicSale, publicSaleOf } from './public-sale';
import { readRaw } from './raw-answer';
import type { RequestWish } from './wire-request';

const CONNECTIONS = 64;
/** Checking a password fills a core; with more of them some would be sent away. */
const LOGGING_IN_AT_ONCE = 4;
const WARM_UP_MS = 1_500;
/** There are thousands of answers in half the time that a row may take. */
const SHARE_OF_TIME = 0.5;
const READY_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 3_000;

export interface Asking {
  readonly request: RequestWish;
  /** The server's process, and what it has started. */
  readonly pid: number | undefined;
  readonly connections?: number;
  readonly close?: () => Promise<void>;
}

/** Warms up, so that the first round is like the others. */
export async function openAsking(context: SocketBed, asking: Asking): Promise<OpenRow> {
  const { request, pid, connections = CONNECTIONS, close } = asking;
  const load = context.httpLoad();
  await load.measure({ request, connections, durationMs: WARM_UP_MS });
  return {
    measure: (wantedMs) =>
      withServerCost(pid, wantedMs * SHARE_OF_TIME, (durationMs) =>
        load.measure({ request, connections, durationMs }),
      ),
    close: close ?? (() => Promise.resolve()),
  };
}

export const boardPath = ({ auctionId }: PublicSale): string => `/api/v1/auctions/${auctionId}/lots`;

/** Node's http answering with the bytes of the board, compressed as the api sends them. */
async function openBareHttp(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  const { body, encoding } = await readRaw(api.origin + boardPath(await publicSaleOf(api)));
  const { bed } = context;
  const file = path.join(bed.folder, 'board.bytes');
  writeFileSync(file, body);
  const port = await freePort();
  const program = path.join(import.meta.dirname, 'bare-http.ts');
  const server = startServer(process.execPath, ['--import', 'tsx', program, String(port), file, encoding], {
    logFile: path.join(bed.folder, 'bare-http.log'),
    cwd: bed.root,
  });
  const ping = async (): Promise<void> => void (await fetch(`http://${LOOPBACK}:${port}/`));
  await waitUntilReady(ping, { name: 'bare HTTP', patienceMs: READY_PATIENCE_MS, server });
  const request = { port, path: '/', cookie: null, body: null };
  const close = (): Promise<void> => server.stop(STOP_PATIENCE_MS);
  return openAsking(context, { request, pid: server.child.pid, close });
}

type Reading = readonly [id: string, counts: string, pathOf: (sale: PublicSale) => string];

const READINGS: readonly Reading[] = [
  ['rest.board', 'boards of twelve lots under way', boardPath],
  ['rest.lot', 'one lot under way', ({ lotId }) => `/api/v1/lots/${lotId}`],
  ['rest.record', 'the first page of its record', ({ lotId }) => `/api/v1/lots/${lotId}/record`],
  ['rest.results', 'the results of an auction', ({ endedAuctionId }) => `/api/v1/results/${endedAuctionId}`],
];

async function openListings(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  await stockListings(api);
  const request = { port: api.port, path: '/api/v1/listings?sort=price', cookie: null, body: null };
  return openAsking(context, { request, pid: api.pid });
}

async function openMe(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  const [citizen] = await api.citizens(1);
  const request = { port: api.port, path: '/api/v1/me', cookie: citizen?.cookie ?? null, body: null };
  return openAsking(context, { request, pid: api.pid });
}

async function openLogIn(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  const [citizen] = await makeCitizens(api.database.pool, 1);
  const body = { username: citizen?.username, password: citizen?.password };
  const request = { port: api.port, path: '/api/v1/auth/login', cookie: null, body };
  return openAsking(context, { request, pid: api.pid, connections: LOGGING_IN_AT_ONCE });
}

async function openReading(context: SocketBed, pathOf: Reading[2]): Promise<OpenRow> {
  const api: ApiUnderTest = await context.api();
  const request = { port: api.port, path: pathOf(await publicSaleOf(api)), cookie: null, body: null };
  return openAsking(context, { request, pid: api.pid });
}

const rows: readonly Row<SocketBed>[] = [
  { id: 'limit.bareHttp', counts: 'answers of bare Node with the bytes of a board', open: openBareHttp },
  ...READINGS.map(([id, counts, pathOf]): Row<SocketBed> => ({
    ...{ id, counts },
    open: (context) => openReading(context, pathOf),
  })),
  { id: 'rest.listings', counts: 'first pages of 100,000 plates for sale', open: openListings },
  { id: 'rest.me', counts: 'who am I, with a session', open: openMe },
];

export const restGroups: readonly RowGroup<SocketBed>[] = [
  { title: 'reading over REST', rows },
  {
    title: 'logging in',
    rows: [{ id: 'rest.login', counts: 'log-ins with the right password', open: openLogIn }],
  },
  { title: 'memory of what is kept', rows: [keptAnswersRow] },
];
