/** @jest-environment-options {"customExportConditions": ["node"]} */
// A line that stands and says nothing: where seconds count it is known after two beats, and forgiven with the next word. On a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type ClientToServerEvents, LIVE_NAMESPACE, type ServerToClientEvents } from '@haopai/contracts';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { quickenClock, untilQuickly } from '../testing/quick-clock';
import { LiveSocket, OPEN_SOCKET } from './live-socket';
import { ServerClock, SILENT_AFTER_MS } from './server-clock';

describe('a line that has gone silent', () => {
  const http = createServer();
  // Its own pings come long after what is tried here.
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http, { pingInterval: 3_600_000 });
  let isSilent: boolean;

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('clock.ping', ({ t0 }, reply) => {
        if (!isSilent) reply({ ok: true, t0, serverMs: Date.now(), offsetQualityMs: 0 });
      });
    });
  });
  beforeEach(async () => {
    isSilent = false;
    quickenClock();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: OPEN_SOCKET,
          useValue: () => {
            const { port } = http.address() as AddressInfo;
            return io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, {
              transports: ['polling'],
              forceNew: true,
            });
          },
        },
      ],
    });
    const clock = TestBed.inject(ServerClock);
    await untilQuickly(
      () => clock.quality() === 'good' || clock.quality() === 'fair' || clock.quality() === 'poor',
    );
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });
  afterAll(() => server.close());

  it('is known where a countdown is followed, with how long ago it was last heard, and well with its next word', async () => {
    const clock = TestBed.inject(ServerClock);
    clock.followClosely();
    const untilMs = performance.now() + 3 * SILENT_AFTER_MS;
    await untilQuickly(() => performance.now() > untilMs || clock.silentMs() !== null);
    expect(clock.silentMs()).toBeNull();

    isSilent = true;
    await untilQuickly(() => clock.silentMs() !== null);
    expect(clock.silentMs()).toBeGreaterThan(SILENT_AFTER_MS);
    expect(clock.quality()).toBe('offline');
    expect(TestBed.inject(LiveSocket).connection()).toBe('connected');

    isSilent = false;
    await untilQuickly(() => clock.silentMs() === null);
    expect(clock.quality()).not.toBe('offline');
  });

  it('is not asked about so often where no seconds count, or no more', async () => {
    const clock = TestBed.inject(ServerClock);
    clock.followClosely()();
    isSilent = true;
    await jest.advanceTimersByTimeAsync(2 * SILENT_AFTER_MS);
    expect(clock.silentMs()).toBeNull();
  });
});
