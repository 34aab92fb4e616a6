// One wish, one key: pressed again it is the same request; changed or answered it is another.
import type { Refusal } from '@haopai/contracts';
import { fail, type Outcome, succeed } from '../outcome';
import { OnceDesk } from './once-desk';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SILENCE: Refusal = { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1 } };
const REFUSAL: Refusal = { code: 'AUCTION.NOT_FOUND', data: { auctionId: 1 } };

describe('OnceDesk', () => {
  let desk: OnceDesk;
  beforeEach(() => (desk = new OnceDesk()));

  /** The key under which it went. */
  async function ask(body: object, answer: Outcome<null>): Promise<string> {
    const keys: string[] = [];
    await desk.ask(body, (key) => {
      keys.push(key);
      return Promise.resolve(answer);
    });
    return keys.join();
  }

  it('names a wish by a UUID', async () => {
    expect(await ask({}, succeed(null))).toMatch(UUID);
  });

  it('asks under the same key while nobody knows whether it happened', async () => {
    const key = await ask({ shares: 2 }, fail(SILENCE));
    expect(await ask({ shares: 2 }, fail(SILENCE))).toBe(key);
    expect(await ask({ shares: 2 }, succeed(null))).toBe(key);
  });

  it('takes another body for another wish', async () => {
    const key = await ask({ shares: 2 }, fail(SILENCE));
    expect(await ask({ shares: 3 }, fail(SILENCE))).not.toBe(key);
  });

  it.each([
    ['done', succeed(null)],
    ['refused', fail(REFUSAL)],
  ])('asks anew after it was %s', async (_, answer) => {
    const key = await ask({}, answer);
    expect(await ask({}, answer)).not.toBe(key);
  });

  it('keeps the key of a wish whose answer is late', async () => {
    let tell: (answer: Outcome<null>) => void = () => undefined;
    const late = desk.ask({ shares: 1 }, () => new Promise<Outcome<null>>((resolve) => (tell = resolve)));
    const key = await ask({ shares: 2 }, fail(SILENCE));
    tell(succeed(null));
    await late;
    expect(await ask({ shares: 2 }, fail(SILENCE))).toBe(key);
  });
});
