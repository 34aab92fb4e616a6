// Program: Socket.IO and nothing else, the most that any api on it can reach. It answers bids at once and casts ticks on a timer.
import { createServer } from 'node:http';
import type { ClientToServerEvents, LotTick, ServerToClientEvents } from '@haopai/contracts';
import { type DefaultEventsMap, Server } from 'socket.io';
import { LOOPBACK } from '../../services';

type LiveMap = Pick<ClientToServerEvents, 'lot.bid' | 'lot.watch'>;

/** As often as the api at most, and in the same way: the next is due so long after the one before. */
const TICK_EVERY_MS = 50;
const HASH = 'a'.repeat(64);

const [port = ''] = process.argv.slice(2);
let storm = 0;

/** `GET /storm?lots=8&bids=4` casts ticks of so many bids to lots 1 to 8, until `GET /calm`. */
const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  storm++;
  if (pathname === '/storm') {
    for (let lotId = 1; lotId <= Number(searchParams.get('lots')); lotId++) {
      castTicks(storm, tickOf(lotId, Number(searchParams.get('bids'))));
    }
  }
  response.end();
});
const io = new Server<LiveMap, ServerToClientEvents, DefaultEventsMap, object>(http, {
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
  live.to(`lot:${tick.lotId}`).emit('lot.tick', { ...tick, bids });
  setTimeout(() => castTicks(ofStorm, tick), TICK_EVERY_MS);
}

function tickOf(lotId: number, bidCount: number): LotTick {
  const atMs = Date.now();
  return {
    lotId,
    version: 1_000,
    phase: 'oneMinute',
    priceFen: 50_000_000,
    leaderPaddle: 101,
    endsAtMs: atMs,
    remainingMs: null,
    reason: null,
    bids: Array.from({ length: bidCount }, (_, i) => ({
      version: 1_000 + i,
      paddleNo: 101,
      amountFen: 50_000_000,
      atMs,
    })),
    notes: [],
    moreBids: false,
  };
}

http.listen(Number(port), LOOPBACK);
