// Who may read the metrics, with a token and without.
import { mayReadMetrics } from './may-read-metrics';

const direct = { authorization: undefined, isForwarded: false };
const TOKEN = 'a-token-of-some-length';

describe('reading the metrics', () => {
  it.each([
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.42.0.7',
    '172.31.255.1',
    '::ffff:192.168.1.9',
    'fd12::1',
  ])('is open to a direct caller from %s without a token', (address) =>
    expect(mayReadMetrics(null, { ...direct, address })).toBe(true),
  );

  it.each(['8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2001:db8::1', 'nonsense', '', undefined])(
    'is closed to %s without a token',
    (address) => expect(mayReadMetrics(null, { ...direct, address })).toBe(false),
  );

  it('is closed to whoever comes through a proxy, for anybody may stand behind it', () => {
    expect(mayReadMetrics(null, { ...direct, address: '10.0.0.2', isForwarded: true })).toBe(false);
  });

  it('wants the token, once there is one, and takes it from everywhere', () => {
    const shown = (authorization: string | undefined) => ({
      address: '8.8.8.8',
      isForwarded: true,
      authorization,
    });
    expect(mayReadMetrics(TOKEN, shown(`Bearer ${TOKEN}`))).toBe(true);
    for (const wrong of [undefined, '', TOKEN, `Bearer ${TOKEN}x`, `bearer ${TOKEN}`])
      expect(mayReadMetrics(TOKEN, shown(wrong))).toBe(false);
    expect(mayReadMetrics(TOKEN, { ...direct, address: '127.0.0.1' })).toBe(false);
  });
});
