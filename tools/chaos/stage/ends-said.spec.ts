// What is read of an instance's end, from lines as the api writes them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endsSaidIn, sizeOf } from './ends-said';

describe('what an instance says of its end', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ends-said-'));
    file = path.join(folder, 'api-1.log');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

  it('is each part’s time, and of what was given up the name', () => {
    const before = line({ stopMs: 7, parts: {}, unfinished: [], msg: 'stopped' });
    writeFileSync(file, before);
    const from = sizeOf(file);
    writeFileSync(
      file,
      [
        before,
        line({ msg: 'request completed' }),
        line({ stopMs: 812, parts: { 'OrdersUnderWay beforeApplicationShutdown': 620 }, unfinished: [] }),
        'not a line of the log "stopMs"\n',
        line({ part: 'engine', stopMs: 10_002, parts: { lots: 4_980, doors: 5_022 }, unfinished: ['doors'] }),
      ].join(''),
    );
    expect(endsSaidIn(file, from)).toEqual([
      'door 812 ms: OrdersUnderWay beforeApplicationShutdown 620',
      'engine 10002 ms: lots 4980, doors 5022; not over: doors',
    ]);
  });

  it('is nothing where there is no log', () => {
    expect(endsSaidIn(path.join(folder, 'none'), sizeOf(path.join(folder, 'none')))).toEqual([]);
  });
});
