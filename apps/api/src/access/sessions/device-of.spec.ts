// What a browser is called, from real ones and from those that lie.
import { deviceOf } from './device-of';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceOf', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/141.0.0.0 Safari/537.36`,
      'Chrome 141 · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x18003237) NetType/WIFI Language/zh_CN',
      'WeChat 8 · iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140 · Linux'],
    ['curl/8.5.0', ''],
    ['', ''],
    ['   ', ''],
  ])('of %s is %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });

  it('of nothing is nothing', () => {
    expect(deviceOf(undefined)).toBe('');
  });

  it('lets through no character that could act, and not much of anything', () => {
    expect(deviceOf('<script>x()</script>/1.0 (x)')).not.toMatch(/[<>()/]/);
    expect(deviceOf(`${'x'.repeat(10_000)}/1.0 (x)`).length).toBeLessThan(100);
  });
});
