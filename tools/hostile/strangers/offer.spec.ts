// A crowd offers at its rate, whether or not it is answered, and has no more than so many hands.
import { setTimeout as sleep } from 'node:timers/promises';
import { offer } from './offer';
import { type Scene, Tally } from './scene';

function sceneOf(perSecond: number, over: AbortSignal): Scene {
  const place = { host: '127.0.0.1', port: 1, baseUrl: 'http://127.0.0.1:1' };
  const sights = { auctionIds: [], lotIds: [], usernames: [], agreementVersion: '' };
  return { ...place, sights, perSecond, addressOf: () => '127.1.0.1', over, tally: new Tally() };
}

async function offerUntil(
  perSecond: number,
  isEnough: (tally: Tally) => boolean,
  act: (nth: number) => Promise<string>,
): Promise<Tally> {
  const over = new AbortController();
  const scene = sceneOf(perSecond, over.signal);
  const offered = offer(scene, act);
  while (!isEnough(scene.tally)) await sleep(5);
  over.abort();
  await offered;
  return scene.tally;
}

describe('offering', () => {
  it('counts what came of each', async () => {
    const tally = await offerUntil(
      500,
      ({ offered }) => offered > 100,
      (nth) => Promise.resolve(nth % 3 === 0 ? '429' : '200'),
    );
    const { '200': fine = 0, '429': refused = 0 } = tally.answers;
    expect(fine + refused).toBe(tally.offered);
    expect(Object.keys(tally.answers)).toEqual(['200', '429']);
    expect(tally.unsent).toBe(0);
  });

  it('goes on without answers, and sends no more than so many at a time', async () => {
    let sent = 0;
    const tally = await offerUntil(
      100_000,
      ({ offered }) => offered > 5_000,
      () => {
        sent++;
        return new Promise(() => undefined);
      },
    );
    expect(sent).toBe(2_000);
    expect(tally).toMatchObject({ unsent: tally.offered - 2_000, answers: {} });
  });
});
