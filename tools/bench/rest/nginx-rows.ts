// The nginx of compose before the api, giving boards from its cache, beside the same nginx giving the same bytes from a file.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Front } from '../../cluster/front';
import { findProgram, freePort } from '../../services';
import type { OpenRow, Row, RowGroup } from '../measuring/row';
import type { SocketBed } from '../sockets/socket-bed';
import { publicSaleOf } from './public-sale';
import { readRaw } from './raw-answer';
import { boardPath, openAsking } from './rest-rows';

const FILE = 'board.bytes';

interface NginxUnderTest {
  readonly front: Front;
  readonly port: number;
  readonly boardPath: string;
}

const started = new WeakMap<SocketBed, Promise<NginxUnderTest>>();

/** One for both rows: limits, workers and log are the same. */
function nginxOf(context: SocketBed): Promise<NginxUnderTest> {
  const known = started.get(context) ?? startNginx(context);
  started.set(context, known);
  return known;
}

async function startNginx(context: SocketBed): Promise<NginxUnderTest> {
  const api = await context.api();
  const own = boardPath(await publicSaleOf(api));
  const { body, encoding } = await readRaw(api.origin + own);
  const home = path.join(context.bed.folder, 'nginx');
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, FILE), body);
  const encoded = encoding === '' ? '' : `add_header Content-Encoding ${encoding};`;
  const port = await freePort();
  const front = new Front({
    ...{ program: findProgram('nginx') ?? 'nginx', home, port },
    logDir: path.join(context.bed.folder, 'nginx-log'),
    // A connection of the load asks far more often than a browser's.
    more: `keepalive_requests 100000000; location = /${FILE} { default_type application/json; ${encoded} }`,
  });
  await front.start(api.ports);
  return { front, port, boardPath: own };
}

async function openNginx(context: SocketBed, pathOf: (nginx: NginxUnderTest) => string): Promise<OpenRow> {
  const nginx = await nginxOf(context);
  const { front, port } = nginx;
  const request = { port, path: pathOf(nginx), cookie: null, body: null };
  // What the api spends: nothing, while the cache answers.
  const { pid } = await context.api();
  return openAsking(context, { request, pid, close: () => front.stop() });
}

const lacks = (): string | null => (findProgram('nginx') === null ? 'there is no nginx on the PATH' : null);

const rows: readonly Row<SocketBed>[] = [
  {
    id: 'limit.nginxFile',
    counts: 'answers of nginx with the bytes of a board from a file',
    lacks,
    open: (context) => openNginx(context, () => `/${FILE}`),
  },
  {
    id: 'rest.nginxCache',
    counts: 'boards from the cache of nginx before the api',
    lacks,
    open: (context) => openNginx(context, (nginx) => nginx.boardPath),
  },
];

export const nginxGroups: readonly RowGroup<SocketBed>[] = [{ title: 'nginx before the api', rows }];
