/** @jest-environment jsdom */
// Which spec files of pages share a window, and that each of them finds it clean.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inOneWindow } from './one-window';
import { runInOneWindow } from './one-window.cjs';

/** What is used here of a window. */
interface Page {
  name: string;
  matchMedia?: () => { matches: boolean };
  addedByASpec?: string;
  readonly localStorage: { setItem(name: string, value: string): void; getItem(name: string): string | null };
  readonly document: { title: string; readonly body: { innerHTML: string } };
  readonly location: { readonly pathname: string };
  readonly history: { replaceState(state: null, title: string, address: string): void };
}

const page = globalThis as unknown as Page;

runInOneWindow({
  'leaves.spec.ts': () => {
    it('leaves a page behind, and what it replaced', () => {
      jest.useFakeTimers();
      page.matchMedia = () => ({ matches: true });
      page.addedByASpec = 'yes';
      page.localStorage.setItem('draft', '1');
      page.document.body.innerHTML = '<p>left</p>';
      page.history.replaceState(null, '', '/left');
      jest.spyOn(Date, 'now').mockReturnValue(7);
      expect(Date.now()).toBe(7);
    });
  },
  'finds.spec.ts': () => {
    it('finds nothing of it', async () => {
      expect(page.matchMedia).toBeUndefined();
      expect(page.addedByASpec).toBeUndefined();
      expect(page.localStorage.getItem('draft')).toBeNull();
      expect(page.document.body.innerHTML).toBe('');
      expect(page.location.pathname).toBe('/');
      expect(Date.now()).toBeGreaterThan(7);
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
  },
});

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

  it('run in windows of twenty-five, each of them once', () => {
    for (let nth = 10; nth < 40; nth++) spec(`lots/page-${nth}.spec.ts`);
    const { windows, alone } = open();
    expect(windows.map((files) => files.length)).toEqual([25, 5]);
    expect(new Set(windows.flat()).size).toBe(30);
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
    for (let nth = 10; nth < 40; nth++) spec(`page-${nth}.spec.ts`);
    open();
    for (let nth = 20; nth < 40; nth++) rmSync(path.join(root, 'apps/portal/src', `page-${nth}.spec.ts`));
    expect(open().windows.map((files) => files.length)).toEqual([10]);
  });
});
