// Who may practise here, and for how long: one practice a visitor, so many in all, fewer without an account, none without somebody who does something.
import { VirtualClock } from '@haopai/engine/testing';
import { Config, readConfig } from '../../platform/config';
import { createProgramLog } from '../../platform/logging';
import { RateLimits } from '../../platform/limits';
import type { AuctionTime } from '../clock';
import type { Redis } from '../../platform/redis';
import { AWAY_MAX_MS, PracticeHall } from './practice-hall';
import type { PracticeSocket } from './practice-visitors';
import type { Practiser } from './practiser';

const NOW_MS = 1_000_000;
const configWith = (practicesMax: number): Config =>
  readConfig({
    NODE_ENV: 'test',
    HAOPAI_MYSQL_URL: 'mysql://nobody@127.0.0.1/nothing',
    HAOPAI_REDIS_URL: 'redis://127.0.0.1',
    HAOPAI_LOG_LEVEL: 'silent',
    HAOPAI_PRACTICES: String(practicesMax),
    HAOPAI_PRACTICE_IDLE_S: '300',
  });
const IDLE_MS = 300_000;

class Listener implements PracticeSocket {
  readonly handshake = { auth: {} };
  readonly heard: [event: string, what: unknown][] = [];
  emit(event: string, what: unknown): void {
    if (event === 'practice.ended') this.heard.push([event, what]);
  }
}

describe('the hall', () => {
  let clock: VirtualClock;
  let hall: PracticeHall;

  const openHall = (practicesMax: number): PracticeHall => {
    clock = new VirtualClock(NOW_MS);
    const time = { clock } as unknown as AuctionTime;
    const config = configWith(practicesMax);
    // Limits of one instance count in memory and never ask Redis.
    const limits = new RateLimits(config, {} as Redis);
    return new PracticeHall(config, time, limits, createProgramLog(config));
  };
  beforeEach(() => {
    hall = openHall(2);
  });
  afterEach(() => hall.onModuleDestroy());

  const keyOf = (citizenId: number) => `citizen:${citizenId}`;
  const startAs = async (practiser: Practiser) => {
    let isDone = false;
    const answer = hall.start(practiser).finally(() => (isDone = true));
    while (!isDone) await clock.runUntil(clock.nowMs());
    return answer;
  };
  const start = (citizenId: number) => startAs({ key: keyOf(citizenId), address: null });
  const joinAs = (key: string): Listener => {
    const socket = new Listener();
    hall.join(key, socket);
    return socket;
  };
  const comeIn = (citizenId: number): Listener => joinAs(keyOf(citizenId));
  /** Comes in, too. */
  const startWithoutAccount = (name: string, address: string) => {
    joinAs(name);
    return startAs({ key: name, address });
  };

  it('gives each citizen one practice: another start ends the first', async () => {
    const socket = comeIn(1);
    const first = await start(1);
    expect(first).toMatchObject({ pass: { entries: [{ boundLotId: null }, {}] }, idleMs: IDLE_MS });
    const second = await start(1);
    expect(hall.count).toBe(1);
    const auctionId = 'auction' in first ? first.auction.id : 0;
    expect(socket.heard).toEqual([['practice.ended', { auctionId, reason: 'replaced' }]]);
    expect(hall.find(keyOf(1))).toEqual(second);
  });

  it('takes so many and no more, and says how many; whoever practises already may start anew', async () => {
    for (const citizenId of [1, 2, 3]) comeIn(citizenId);
    await start(1);
    await start(2);
    expect(await start(3)).toMatchObject({ code: 'PRACTICE.TOO_MANY', data: { max: 2 } });
    expect(await start(2)).toHaveProperty('pass');
    hall.end(keyOf(1), 'stopped');
    expect(await start(3)).toHaveProperty('pass');
  });

  it('knows no practice before it has begun and after it has ended', async () => {
    comeIn(1);
    expect(hall.find(keyOf(1))).toMatchObject({ code: 'PRACTICE.NOT_RUNNING' });
    await start(1);
    hall.end(keyOf(1), 'stopped');
    expect(hall.find(keyOf(1))).toMatchObject({ code: 'PRACTICE.NOT_RUNNING' });
  });

  it('ends a practice whose citizen does nothing for too long, and says so', async () => {
    const socket = comeIn(1);
    await start(1);
    await clock.runUntil(NOW_MS + IDLE_MS - 1);
    hall.endDeserted();
    expect(hall.count).toBe(1);
    hall.find(keyOf(1));
    await clock.runUntil(NOW_MS + IDLE_MS + 1);
    hall.endDeserted();
    expect(hall.count).toBe(1);
    await clock.runUntil(NOW_MS + 2 * IDLE_MS);
    hall.endDeserted();
    expect(hall.count).toBe(0);
    expect(socket.heard).toMatchObject([['practice.ended', { reason: 'idle' }]]);
  });

  it('keeps a practice for a moment when its socket goes, and no longer', async () => {
    const [gone, reloaded] = [comeIn(1), comeIn(2)];
    await start(1);
    await start(2);
    hall.leave(keyOf(1), gone);
    hall.leave(keyOf(2), reloaded);
    await clock.runUntil(NOW_MS + AWAY_MAX_MS - 1);
    hall.endDeserted();
    comeIn(2);
    await clock.runUntil(NOW_MS + AWAY_MAX_MS);
    hall.endDeserted();
    expect(hall.count).toBe(1);
    expect(hall.find(keyOf(2))).toHaveProperty('pass');
  });

  it('keeps half of its room for citizens, and half of what is left for other addresses', async () => {
    hall = openHall(8);
    const full = { code: 'PRACTICE.TOO_MANY', data: { max: 4 } };
    expect(await startWithoutAccount('a', 'one address')).toHaveProperty('pass');
    expect(await startWithoutAccount('b', 'one address')).toHaveProperty('pass');
    expect(await startWithoutAccount('c', 'one address')).toMatchObject(full);
    expect(await startWithoutAccount('d', 'another')).toHaveProperty('pass');
    expect(await startWithoutAccount('e', 'a third')).toHaveProperty('pass');
    expect(await startWithoutAccount('f', 'a fourth')).toMatchObject(full);
    // Whoever practises already may start anew, and a citizen finds room.
    expect(await startWithoutAccount('a', 'one address')).toHaveProperty('pass');
    comeIn(1);
    expect(await start(1)).toHaveProperty('pass');
    hall.end('d', 'stopped');
    expect(await startWithoutAccount('f', 'a fourth')).toHaveProperty('pass');
  });

  it('lets nobody start over and over', async () => {
    comeIn(1);
    for (let times = 0; times < 6; times++) expect(await start(1)).toHaveProperty('pass');
    expect(await start(1)).toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
  });
});
