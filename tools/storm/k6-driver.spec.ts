// How k6 is called and how its console is read, without a k6.
import { settingsOf } from '../../load-tests/scenarios/settings.ts';
import { isNewEnough, k6Arguments, readTelling } from './k6-driver';

describe('the k6 driver', () => {
  it('takes a k6 from 1.4 on', () => {
    expect(isNewEnough('k6 v1.4.0 (go1.25.4, linux/amd64)')).toBe(true);
    expect(isNewEnough('k6 v2.0.1 (commit/abc, go1.26.0, linux/arm64)')).toBe(true);
    expect(isNewEnough('k6 v1.3.0 (go1.25.0, linux/amd64)')).toBe(false);
    expect(isNewEnough('k6 v0.57.0 (go1.23.6, linux/amd64)')).toBe(false);
    expect(isNewEnough('')).toBe(false);
  });

  it('hands the scenario over in variables', () => {
    const settings = settingsOf('last-second', { HAOPAI_BIDDERS: '9' });
    const args = k6Arguments({
      settings,
      scripts: '/s',
      saleFile: '/t/sale.json',
      consoleFile: '/t/console.log',
    });
    expect(args).toContain('HAOPAI_BIDDERS=9');
    expect(args).toContain('HAOPAI_SALE=/t/sale.json');
    expect(args.at(-1)).toBe('/s/last-second.ts');
  });

  it('reads tellings and lets other lines pass', () => {
    expect(readTelling('{"kind":"loss"}')).toEqual({ kind: 'loss' });
    expect(readTelling('something else')).toBeNull();
  });
});
