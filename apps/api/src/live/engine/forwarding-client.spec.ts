// Bids from one instance to another over the real Redis: answered, not answered, answered late, to nobody.
import { setTimeout as sleep } from 'node:timers/promises';
import { fen } from '@haopai/rules';
import { type BidOrder, ELSEWHERE, type LotAnswer, newInstanceId, systemClock } from '@haopai/engine';
import { ForwardingClient } from '@haopai/engine/testing';
import { createProgramLog } from '../../platform/logging';
import { Channels, connectRedis, createRedis, type Redis } from '../../platform/redis';
import { testConfig, waitUntil } from '../../testing';

const BID: BidOrder = {
  type: 'PlaceBid',
  bidId: 'b-1',
  paddleNo: 101,
  entryId: 5,
  amountFen: fen(5_000_000),
};
const done = (version: number): LotAnswer => ({
  kind: 'done',
  version,
  hash: 'a'.repeat(64),
  amountFen: null,
  endsAtMs: null,
});

interface End {
  readonly line: ForwardingClient;
  readonly name: string;
  readonly channels: Channels;
  /** How commands that come here are carried out. */
  serve(carryOut: (lotId: number) => Promise<LotAnswer>): void;
}

describe('the line between instances', () => {
  const mysql = {
    host: '127.0.0.1',
    port: 1,
    user: 'none',
    password: '',
    database: 'none',
    poolMax: 1,
    ca: null,
  };
  const prefix = `haopai-test-line-${process.pid}:`;
  const redises: Redis[] = [];
  let near: End;
  let far: End;

  const anEnd = async (name: string): Promise<End> => {
    const config = testConfig(mysql, { HAOPAI_REDIS_PREFIX: prefix, HAOPAI_INSTANCE: name });
    const log = createProgramLog(config);
    const redis = createRedis(config.redis, log);
    await connectRedis(redis, log);
    redises.push(redis);
    const channels = new Channels(config, redis, log);
    const self = newInstanceId(config.instance);
    const secret = config.session.secret;
    let carryOut = (_lotId: number): Promise<LotAnswer> => Promise.resolve(ELSEWHERE);
    const line = new ForwardingClient(
      { self, secret, bus: channels, clock: systemClock(), hasSeen: () => false },
      (lotId) => carryOut(lotId),
    );
    await waitUntil(async () => (await channels.say(`to:${self}`, LETTER_OF_NOTHING)) > 0);
    return { line, name: self, channels, serve: (how) => (carryOut = how) };
  };

  beforeAll(async () => {
    near = await anEnd('near');
    far = await anEnd('far');
  });
  afterAll(() => {
    for (const { line, channels } of [near, far]) {
      line.stop();
      channels.onApplicationShutdown();
    }
    for (const redis of redises) redis.destroy();
  });

  it('brings each of many bids its own answer', async () => {
    far.serve(async (lotId) => {
      await sleep(lotId % 7);
      return done(lotId);
    });
    const lots = Array.from({ length: 1_500 }, (_, i) => i + 1);
    // On a busy machine an answer may come too late: whoever asks again gets it, as the router does.
    const ask = async (lotId: number): Promise<unknown> => {
      const answer = await near.line.ask(far.name, lotId, BID);
      return answer.kind === 'elsewhere' ? ask(lotId) : answer;
    };
    expect(await Promise.all(lots.map(ask))).toEqual(lots.map(done));
  });

  it('says ELSEWHERE when nobody hears, before it would give up one who hears and is silent', async () => {
    far.serve(() => new Promise(() => undefined));
    const settled: string[] = [];
    const silent = near.line.ask(far.name, 1, BID).then(() => settled.push('silent'));
    expect(await near.line.ask('gone/1', 1, BID)).toEqual({ kind: 'elsewhere' });
    expect(await near.line.ask('gone/1', 1, BID)).toEqual({ kind: 'elsewhere' });
    settled.push('gone');
    await silent;
    expect(settled).toEqual(['gone', 'silent']);
  });

  it('says ELSEWHERE when no answer comes in time, and does not mix up one that comes late', async () => {
    const late: (() => void)[] = [];
    far.serve((lotId) => new Promise((resolve) => late.push(() => resolve(done(lotId)))));
    expect(await near.line.ask(far.name, 1, BID, 300)).toEqual({ kind: 'elsewhere' });
    const next = near.line.ask(far.name, 2, BID);
    await waitUntil(() => late.length === 2);
    late[0]?.();
    await sleep(50);
    late[1]?.();
    expect(await next).toEqual(done(2));
  });

  it('waits no more for an owner who has lost the lot', async () => {
    far.serve(() => new Promise(() => undefined));
    const asked = near.line.ask(far.name, 1, BID);
    const kept = near.line.ask(far.name, 2, BID, 400);
    await sleep(50);
    near.line.forgetFormerOwners((_, lotId) => lotId === 2);
    expect(await Promise.race([asked, sleep(100)])).toEqual({ kind: 'elsewhere' });
    expect(await Promise.race([kept, sleep(100, 'still asked')])).toBe('still asked');
    await kept;
  });

  it('hears what comes with a message that cannot be read, and answers an order that it does not know', async () => {
    far.serve((lotId) => Promise.resolve(done(lotId)));
    const order = { ...BID, type: 'BidOfTheFuture' as 'PlaceBid' };
    const answers = [near.line.ask(far.name, 1, BID), near.line.ask(far.name, 2, order)];
    void near.channels.say(`to:${far.name}`, 'not a message');
    answers.push(near.line.ask(far.name, 3, BID));
    const [one, unknown, three] = await Promise.all(answers);
    expect([one, three]).toEqual([done(1), done(3)]);
    expect(unknown).toMatchObject({ kind: 'refused', rejection: { code: 'SERVER.UNAVAILABLE' } });
  });
});

const LETTER_OF_NOTHING = JSON.stringify({ from: 'spec', bids: [], answers: [] });
