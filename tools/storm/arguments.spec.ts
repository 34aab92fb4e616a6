// The options of npm run storm.
import { isUsualAtLeast, readStormOptions } from './arguments';

describe('readStormOptions', () => {
  it('has a default for everything, that suits a laptop', () => {
    const options = readStormOptions([], {});
    expect(options).toMatchObject({
      driver: 'any',
      baseUrls: [],
      jsonFile: null,
      htmlFile: null,
      workers: 1,
    });
    expect(options.settings).toMatchObject({ scenario: 'storm', bidders: 100, lots: 10, seconds: 30 });
  });

  it('takes sizes and thresholds from the command line, then from variables', () => {
    const { settings } = readStormOptions(['--bidders', '500', '--lots', '20', '--ack-p99', '80'], {
      HAOPAI_BIDDERS: '7',
      HAOPAI_SECONDS: '9',
    });
    expect(settings).toMatchObject({ bidders: 500, lots: 20, seconds: 9, thresholds: { ackP99Ms: 80 } });
  });

  it.each([
    [[], true],
    [['--bidders', '500', '--ack-p99', '80'], true],
    [['--bidders', '30'], false],
    [['--seconds', '8'], false],
    [['--tick-p99', '20000'], false],
  ] as const)('%j proves what the usual storm does: %s', (args, isSo) => {
    expect(isUsualAtLeast(readStormOptions(args, {}).settings)).toBe(isSo);
  });

  it('takes several instances, and then wants their database', () => {
    const urls = ['--url', 'http://127.0.0.1:3000/', '--url', 'http://127.0.0.1:3001'];
    expect(readStormOptions([...urls, '--mysql', 'mysql://a:b@c/d'], {})).toMatchObject({
      baseUrls: ['http://127.0.0.1:3000', 'http://127.0.0.1:3001'],
      mysqlUrl: 'mysql://a:b@c/d',
    });
    expect(() => readStormOptions(urls, {})).toThrow('--mysql');
  });

  it('refuses what it does not know', () => {
    for (const args of [
      ['--scenario', 'calm'],
      ['--driver', 'jmeter'],
      ['--bidders', 'many'],
      ['--bidders', '0'],
      ['--workers', '0'],
      ['--url', 'here'],
      ['--sale', 'sale.json'],
      ['--fast'],
    ]) {
      expect(() => readStormOptions(args, {})).toThrow();
    }
  });
});
