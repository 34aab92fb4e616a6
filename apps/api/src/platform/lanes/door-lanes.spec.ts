// Who holds a place at the door, on real connections: neither who sends slowly nor who takes slowly.
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express from 'express';
import { testConfig, waitUntil } from '../../testing';
import { createProgramLog } from '../logging';
import { Metrics } from '../metrics';
import { Upload } from '../long-bodies';
import { DoorLanes } from './door-lanes';
import { Lanes } from './lanes';
import { LoopDelay } from './loop-delay';
import { Visitors } from './visitors';

/** More than all buffers between the two sides take, and less than may be held for one address. */
const LARGE = Buffer.alloc(32 * 1024 * 1024, 'x');
/** Of which three are more than may be held for one address, as three large answers are. */
const FILE_BYTES = 20_000_000;
/** What is read of a body before anybody wants it, and more. */
const LONG = 'x'.repeat(200_000);

/** Of eight. */
const PLACES_OF_CITIZENS = 4;
/** Of the places for files. */
const FILES_OF_STRANGERS = 8;

describe('a place at the door', () => {
  // Of eight places strangers have one.
  const mysql = { host: 'x', port: 1, user: 'x', password: 'x', database: 'x', poolMax: 1, ca: null };
  const config = testConfig(mysql, { HAOPAI_WORK_AT_ONCE: '8' });
  const delay = new LoopDelay();
  const lanes = new Lanes(config, delay, new Metrics());
  const visitors = new Visitors(config);
  const door = new DoorLanes(lanes, visitors, createProgramLog(config));
  const held: ServerResponse[] = [];
  let server: Server;

  beforeAll(async () => {
    visitors.recognise('citizens', ({ headers }) => (headers.cookie === 'citizen' ? 'citizen' : null));
    const site = express();
    site.get('/api/small', (_, response) => void response.end('small'));
    site.get('/api/large', (_, response) => void response.end(LARGE));
    site.post('/api/read', express.text({ limit: 300_000 }), ({ body }, response) =>
      response.end(`read ${String(body).length}`),
    );
    site.get(/works(\.js)?$/, (_, response) => void held.push(response));
    site.post('/api/long', (request, response, next) => {
      const upload = new Upload(request, door);
      upload
        .read(LONG.length)
        .then((took) => response.end(`took ${'length' in took ? took.length : 'none'}`), next);
    });
    site.post('/api/file', (request, response, next) => {
      new Upload(request, door).read(FILE_BYTES).then(() => response.end('took'), next);
    });
    site.post('/api/refuse', (_, response) => void response.status(403).end('refused'));
    site.get(/stream$/, (_, response) => {
      held.push(response);
      response.write('first');
    });
    server = createServer(door.before(site));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const response of held.splice(0)) response.end();
  });
  afterAll(async () => {
    delay.onModuleDestroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const open = (text: string): Socket => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  };
  /** Both ends of a connection. */
  const accepted = async (text: string): Promise<{ readonly client: Socket; readonly served: Socket }> => {
    const arrived = once(server, 'connection');
    const client = open(text);
    const [served] = (await arrived) as [Socket];
    return { client, served };
  };
  const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
  const post = (path: string, headers: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n${headers}\r\n\r\n`;
  const hears = async (socket: Socket, text: string): Promise<void> => {
    let heard = '';
    while (!heard.includes(text)) heard += String((await once(socket, 'data'))[0]);
  };
  const isServed = async (headers = ''): Promise<void> => {
    const socket = open(get('/api/small', headers));
    await hears(socket, 'small');
    socket.destroy();
  };
  /** The server has seen what was sent before. */
  const seen = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) {
      const socket = open('GET /elsewhere HTTP/1.1\r\nHost: x\r\n\r\n');
      await hears(socket, '404');
      socket.destroy();
    }
  };

  it.each(['Content-Length: 9', 'Transfer-Encoding: chunked'])(
    'is nobody’s whose body is still on its way (%s)',
    async (length) => {
      const slow = open(post('/api/read', length));
      await seen();
      await isServed();
      slow.write(length.startsWith('C') ? 'ninebytes' : '9\r\nninebytes\r\n0\r\n\r\n');
      await hears(slow, 'read 9');
      slow.destroy();
    },
  );

  it('is not had by a stranger with a long body, who is refused at once', async () => {
    const works = open(get('/api/works'));
    await waitUntil(() => held.length === 1);
    const sends = open(post('/api/read', `Content-Length: ${LONG.length}`));
    await hears(sends, 'REQUEST.TOO_LARGE');
    const files = open(post('/api/v1/admin/articles', `Content-Length: ${LONG.length}`));
    await hears(files, 'SESSION.MISSING');
    for (const socket of [works, sends, files]) socket.destroy();
  });

  it('is had with a body of any length, and the connection serves on when nobody reads it', async () => {
    const socket = open(post('/api/read', `Content-Length: ${LONG.length}\r\nCookie: citizen`) + LONG);
    await hears(socket, `read ${LONG.length}`);
    socket.write(post('/api/refuse', `Content-Length: ${LONG.length}\r\nCookie: citizen`) + LONG);
    await hears(socket, 'refused');
    socket.write(post('/api/refuse', 'Content-Length: 3') + 'abc');
    await hears(socket, 'refused');
    socket.write(`${post('/api/read', 'Transfer-Encoding: chunked')}0\r\n\r\n`);
    await hears(socket, 'read');
    socket.write(get('/api/small'));
    await hears(socket, 'small');
    socket.destroy();
  });

  it('is given back by who does not take the answer', async () => {
    const slow = await accepted(get('/api/large'));
    await once(slow.client, 'data');
    slow.client.pause();
    await isServed();
    expect(slow.served.destroyed).toBe(false);
    slow.client.destroy();
  });

  it.each([
    ['takes large answers', get('/api/large')],
    ['sends large files', post('/api/file', `Content-Length: ${FILE_BYTES}\r\nCookie: citizen`)],
  ])('is nobody’s who %s slowly, and so much memory is theirs: the oldest is cut', async (_, text) => {
    const [first, second, last] = [await accepted(text), await accepted(text), await accepted(text)];
    for (const { client } of [first, second, last]) client.pause();
    await waitUntil(() => first.served.destroyed);
    expect(last.served.destroyed).toBe(false);
    for (const { client } of [first, second, last]) client.destroy();
  });

  it('is given back with the first piece of an answer, however many follow', async () => {
    const stream = open(get('/api/v1/admin/auctions/7/control/stream'));
    await hears(stream, 'first');
    await isServed();
    stream.destroy();
  });

  it('is held by whoever is worked for, and by nobody whose long body is on its way', async () => {
    const works = open(get('/api/works'));
    await waitUntil(() => held.length === 1);
    const waits = open(get('/api/small'));
    await waitUntil(() => lanes.waiting('strangers') === 1);
    for (const response of held) response.end();
    await hears(waits, 'small');
    const text = post('/api/long', `Content-Length: ${LONG.length}\r\nCookie: citizen`) + LONG.slice(1);
    const senders = Array.from({ length: PLACES_OF_CITIZENS }, () => open(text));
    await seen();
    await isServed('Cookie: citizen\r\n');
    for (const socket of senders) {
      socket.write('x');
      await hears(socket, `took ${LONG.length}`);
    }
    for (const socket of [works, waits, ...senders]) socket.destroy();
  });

  it('is another one for files: who waits for what the api does holds up no page', async () => {
    const works = open(get('/api/works'));
    await waitUntil(() => held.length === 1);
    await seen();
    works.destroy();
  });

  it('is had for files, too, of which so many are given at once', async () => {
    const readers = Array.from({ length: FILES_OF_STRANGERS + 1 }, () => open(get('/works.js')));
    await waitUntil(() => lanes.waiting('strangers', 'files') === 1);
    expect(held).toHaveLength(FILES_OF_STRANGERS);
    for (const socket of readers) socket.destroy();
  });
});
