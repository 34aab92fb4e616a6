// Program: Socket.IO and nothing else, the most that any api on it can reach. It answers bids at once and casts ticks on a timer.
import { createServer } from 'node:http';
import { compactLotTick } from '@haopai/contracts';
import type { ClientToServerEvents, LotTick, OnTheWire, ServerToClientEvents } from '@haopai/contracts';
import { type DefaultEventsMap, Server } from 'socket.io';
import { LOOPBACK } from '../../services';

type LiveMap = Pick<ClientToServerEvents, 'lot.bid' | 'lot.watch'>;

/** As often as the api at most, and in the same way: the next is due so long after the one before. */
const TICK_EVERY_MS = 50;
const COUNTDOWN_MS = 60_000;
const HASH = 'a'.repeat(64);

const [port = ''] = process.argv.slice(2);
let storm = 0;

/** `GET /storm?lots=8&bytes=110` casts ticks of about that size to lots 1 to 8, until `GET /calm`. */
const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  storm++;
  if (pathname === '/storm') {
    for (let lotId = 1; lotId <= Number(searchParams.get('lots')); lotId++) {
      castTicks(storm, tickOf(lotId, Number(searchParams.get('bytes'))));
    }
  }
  response.end();
});
const io = new Server<LiveMap, OnTheWire<ServerToClientEvents>, DefaultEventsMap, object>(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 10_000,
});
const live = io.of('/live');

live.on('connection', (socket) => {
  socket.on('lot.bid', ({ amountFen }, reply) => {
    reply({ ok: true, version: 1, hash: HASH, priceFen: amountFen, endsAtMs: Date.now() });
  });
  socket.on('lot.watch', ({ lotId }, reply) => {
    void socket.join(`lot:${lotId}`);
    // Nobody looks into this answer.
    reply({ ok: false, code: 'LOT.NOT_FOUND', data: { lotId } });
  });
});

function castTicks(ofStorm: number, tick: LotTick): void {
  if (storm !== ofStorm) return;
  const atMs = Date.now();
  const bids = tick.bids.map((bid) => ({ ...bid, atMs }));
  const endsAtMs = atMs + COUNTDOWN_MS;
  live.to(`lot:${tick.lotId}`).emit('lot.tick', compactLotTick({ ...tick, endsAtMs, bids }));
  setTimeout(() => castTicks(ofStorm, tick), TICK_EVERY_MS);
}

/** A tick of one bid, filled up to the size that it has on the wire with its event's name around it. */
function tickOf(lotId: number, bytes: number): LotTick {
  const atMs = Date.now();
  const tick: LotTick = {
    lotId,
    version: 100,
    phase: 'oneMinute',
    priceFen: 900_000,
    leaderPaddle: 101,
    endsAtMs: atMs + COUNTDOWN_MS,
    remainingMs: null,
    reason: '',
    bids: [{ version: 100, paddleNo: 101, amountFen: 900_000, atMs }],
    notes: [],
    moreBids: false,
  };
  const missing = bytes - `42/live,["lot.tick",${JSON.stringify(compactLotTick(tick))}]`.length;
  return { ...tick, reason: ' '.repeat(Math.max(missing, 0)) };
}

http.listen(Number(port), LOOPBACK);
