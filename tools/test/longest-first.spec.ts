// The order of spec files in npm test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import LongestFirst from './longest-first.mjs';

describe('spec files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haopai-order-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are run longest first, and the others by size', () => {
    const files = {
      'small.spec.ts': 1,
      'chaos.integration.spec.ts': 2,
      'large.spec.ts': 9,
      'kill.seeded.spec.ts': 1,
    };
    const tests = Object.entries(files).map(([name, bytes]) => {
      const file = path.join(folder, name);
      writeFileSync(file, 'x'.repeat(bytes));
      return { path: file };
    });
    expect(new LongestFirst().sort(tests).map((test) => path.basename(test.path))).toEqual([
      ...['kill.seeded.spec.ts', 'chaos.integration.spec.ts', 'large.spec.ts', 'small.spec.ts'],
    ]);
  });
});
