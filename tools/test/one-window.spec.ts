// Which spec files of pages share a window.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inOneWindow } from './one-window';

describe('the spec files of a project of pages', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'one-window-'));
    mkdirSync(path.join(root, 'apps/portal/src/lots'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const spec = (name: string, text = '') => writeFileSync(path.join(root, 'apps/portal/src', name), text);
  const open = () => {
    const args = inOneWindow(root, 'portal', 'apps/portal');
    const place = path.join(root, 'tmp/one-window/portal');
    const windows = readdirSync(place)
      .toSorted()
      .map((name) => {
        const files = readFileSync(path.join(place, name), 'utf8').matchAll(
          /require\("([^"]+\.spec\.ts)"\)/g,
        );
        return [...files].map(([, file = '']) => path.relative(path.join(root, 'apps/portal/src'), file));
      });
    const alone = args.flatMap((arg) => /^--testMatch=.*\/src\/(.+\.spec\.ts)$/.exec(arg)?.[1] ?? []);
    return { args, windows, alone };
  };

  it('run in windows of sixty, each of them once', () => {
    for (let nth = 10; nth < 75; nth++) spec(`lots/page-${nth}.spec.ts`);
    const { windows, alone } = open();
    expect(windows.map((files) => files.length)).toEqual([60, 5]);
    expect(new Set(windows.flat()).size).toBe(65);
    expect(alone).toEqual([]);
  });

  it('are looked for where they lie, and where the windows are', () => {
    spec('a.spec.ts');
    const { args } = open();
    expect(args).toContain(`--roots=${path.join(root, 'apps/portal')}`);
    expect(args).toContain(`--roots=${path.join(root, 'tmp/one-window/portal')}`);
  });

  it('run by themselves where they want another window, or replace what they import', () => {
    spec('a.spec.ts');
    spec('b.spec.ts', '/** @jest-environment node */\n');
    spec('c.spec.ts', "jest.mock('./editor', () => ({}));\n");
    expect(open()).toMatchObject({ windows: [['a.spec.ts']], alone: ['b.spec.ts', 'c.spec.ts'] });
  });

  it('are none that roll dice or want services', () => {
    spec('a.spec.ts');
    spec('a.seeded.spec.ts');
    spec('a.integration.spec.ts');
    expect(open()).toMatchObject({ windows: [['a.spec.ts']], alone: [] });
  });

  it('leave nothing of a run before', () => {
    for (let nth = 10; nth < 75; nth++) spec(`page-${nth}.spec.ts`);
    open();
    for (let nth = 20; nth < 75; nth++) rmSync(path.join(root, 'apps/portal/src', `page-${nth}.spec.ts`));
    expect(open().windows.map((files) => files.length)).toEqual([10]);
  });
});
