// Paddles of an auction while the database answers, refuses and hangs.
import { KnownPaddles, type Paddles, PADDLES_FRESH_MS } from './known-paddles';

const PADDLES = new Map([[7, 101]]);
const MORE = new Map([...PADDLES, [8, 102]]);

describe('known paddles', () => {
  let answers: (() => Promise<Paddles>)[];
  let known: KnownPaddles;

  beforeEach(() => {
    answers = [];
    const ofAuction = (): Promise<Paddles> =>
      answers.shift()?.() ?? Promise.reject(new Error('not asked for'));
    known = new KnownPaddles({ ofAuction });
  });

  it('are asked for once in a while, and the new ones are known as soon as they are there', async () => {
    answers = [() => Promise.resolve(PADDLES), () => Promise.resolve(MORE)];
    expect(await known.of(1, 0)).toBe(PADDLES);
    expect(await known.of(1, PADDLES_FRESH_MS - 1)).toBe(PADDLES);
    await known.of(1, PADDLES_FRESH_MS);
    await new Promise(setImmediate);
    expect(await known.of(1, PADDLES_FRESH_MS + 1)).toBe(MORE);
  });

  it('keep nobody waiting while the database hangs, and stay when it refuses', async () => {
    const never = new Promise<Paddles>(() => undefined);
    answers = [() => Promise.resolve(PADDLES), () => never, () => Promise.reject(new Error('away'))];
    await known.of(1, 0);
    expect(await known.of(1, PADDLES_FRESH_MS)).toBe(PADDLES);
    expect(await known.of(1, 2 * PADDLES_FRESH_MS)).toBe(PADDLES);
    expect(await known.of(1, 2 * PADDLES_FRESH_MS + 1)).toBe(PADDLES);
  });

  it('are none of an auction of which they could never be asked for', async () => {
    answers = [() => Promise.reject(new Error('away'))];
    expect([...(await known.of(1, 0))]).toEqual([]);
  });
});
