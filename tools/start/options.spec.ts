// What npm start is asked to do.
import { readOptions } from './options';

describe('readOptions', () => {
  it('serves on 3000 with bots unless told otherwise', () => {
    expect(readOptions([], {})).toEqual({ port: 3000, hasBots: true, isWatching: false, mayInstall: true });
  });

  it('leaves the bots out by option or environment', () => {
    expect(readOptions(['--no-bots'], {}).hasBots).toBe(false);
    expect(readOptions([], { HAOPAI_BOTS: 'off' }).hasBots).toBe(false);
    expect(readOptions([], { HAOPAI_BOTS: 'on' }).hasBots).toBe(true);
  });

  it('takes the port from the environment', () => {
    expect(readOptions(['--watch'], { PORT: '4100' })).toMatchObject({ port: 4100, isWatching: true });
  });

  it('leaves the machine as it is by option or environment', () => {
    expect(readOptions(['--no-install'], {}).mayInstall).toBe(false);
    expect(readOptions([], { HAOPAI_INSTALL: 'off' }).mayInstall).toBe(false);
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--nobots'], {})).toThrow('nobots');
  });
});
