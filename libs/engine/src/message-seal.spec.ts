// What is sealed for one instance is opened by that one, once and at once; all else that stands on the bus is refused.
import { newInstanceId, readsSeals } from './instance-id';
import { MessageSeal, SEALED_MAX_AGE_MS } from './message-seal';
import { VirtualClock } from './testing';

const SECRET = 'a secret that only this spec knows, 0123456789';
const TEXT = JSON.stringify({ ceilingFen: 123_456_700, for: '浙G·8888A' });

describe('an instance’s id', () => {
  it('says that its process reads seals, which ids of the release before do not', () => {
    expect(readsSeals(newInstanceId('api-1'))).toBe(true);
    expect(readsSeals('s-api-1/0f3e9c1a')).toBe(false);
  });

  it('is another each time, and fits into the column of a lease’s owner', () => {
    const ids = Array.from({ length: 1_000 }, () => newInstanceId('a'.repeat(55)));
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^a{55}\/s[\w-]{7}$/);
  });
});

describe('a sealed message', () => {
  let clock: VirtualClock;
  let near: MessageSeal;
  let far: MessageSeal;
  const sealOf = (self: string, secret = SECRET): MessageSeal => new MessageSeal({ self, secret, clock });

  beforeEach(() => {
    clock = new VirtualClock(1_000_000);
    near = sealOf('near/s1');
    far = sealOf('far/s1');
  });

  it('is opened by the instance for which it was sealed', () => {
    expect(far.open(near.seal('far/s1', TEXT))).toEqual({ ok: true, text: TEXT });
  });

  it('shows who wrote it, when, and how long it is, and nothing else', () => {
    const { sealed, ...open } = JSON.parse(near.seal('far/s1', TEXT)) as Record<string, unknown>;
    expect(open).toEqual({ v: 1, from: 'near/s1', count: 1, atMs: 1_000_000 });
    expect(Buffer.from(String(sealed), 'base64').includes('ceilingFen')).toBe(false);
  });

  it('is opened by no other instance, nor under another secret', () => {
    const message = near.seal('far/s1', TEXT);
    expect(sealOf('far/s2').open(message)).toEqual({ ok: false, why: 'forged' });
    expect(near.open(message)).toEqual({ ok: false, why: 'forged' });
    expect(sealOf('far/s1', `${SECRET}!`).open(message)).toEqual({ ok: false, why: 'forged' });
  });

  it.each([
    ['sender', { from: 'other/s1' }],
    ['count', { count: 2 }],
    ['time', { atMs: 1_000_001 }],
    ['text', { sealed: Buffer.alloc(80).toString('base64') }],
    ['text, which is cut off', { sealed: 'AAAA' }],
    ['text, which is gone', { sealed: '' }],
  ])('is refused with another %s', (_, change) => {
    const message = JSON.parse(near.seal('far/s1', TEXT)) as object;
    expect(far.open(JSON.stringify({ ...message, ...change }))).toEqual({ ok: false, why: 'forged' });
  });

  it('is refused when any byte of it was changed', () => {
    const message = JSON.parse(near.seal('far/s1', 'short')) as { sealed: string };
    const box = Buffer.from(message.sealed, 'base64');
    for (let at = 0; at < box.length; at++) {
      const changed = Buffer.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const forged = JSON.stringify({ ...message, sealed: changed.toString('base64') });
      expect(far.open(forged)).toEqual({ ok: false, why: 'forged' });
    }
    expect(far.open(JSON.stringify(message))).toMatchObject({ ok: true });
  });

  it('is opened once, and not after one that was sealed later', () => {
    const [first, second, third] = [1, 2, 3].map((n) => near.seal('far/s1', String(n))) as [
      string,
      string,
      string,
    ];
    expect(far.open(first)).toEqual({ ok: true, text: '1' });
    expect(far.open(first)).toEqual({ ok: false, why: 'repeated' });
    expect(far.open(third)).toEqual({ ok: true, text: '3' });
    expect(far.open(second)).toEqual({ ok: false, why: 'repeated' });
  });

  it('is too late after a few seconds, and as much too early', async () => {
    const message = near.seal('far/s1', TEXT);
    await clock.runUntil(1_000_000 + SEALED_MAX_AGE_MS + 1);
    expect(far.open(message)).toEqual({ ok: false, why: 'late' });
    const early = new VirtualClock(1_000_000 - SEALED_MAX_AGE_MS - 1);
    expect(new MessageSeal({ self: 'far/s1', secret: SECRET, clock: early }).open(message)).toEqual({
      ok: false,
      why: 'late',
    });
  });

  it('cannot be repeated after its sender was silent for long and others came', async () => {
    const early = new VirtualClock(1_000_000 + SEALED_MAX_AGE_MS);
    const ahead = new MessageSeal({ self: 'ahead/s1', secret: SECRET, clock: early });
    const message = ahead.seal('far/s1', TEXT);
    expect(far.open(message)).toMatchObject({ ok: true });
    const replays = [];
    for (let waited = 0; waited < 4 * SEALED_MAX_AGE_MS; waited += 1_000) {
      await clock.runUntil(clock.nowMs() + 1_000);
      expect(far.open(sealOf(`new/s${waited}`).seal('far/s1', TEXT))).toMatchObject({ ok: true });
      replays.push(far.open(message));
    }
    expect(replays.filter((opened) => opened?.ok !== false)).toEqual([]);
  });

  it.each(['{}', '[]', 'null', '"text"', '{"v":2,"from":"a","count":1,"atMs":1,"sealed":""}'])(
    'is not %s',
    (message) => {
      expect(far.open(message)).toBeNull();
    },
  );
});
