// .github/workflows, which nothing here can run: read by the parser that the platform itself uses, with few rights, pinned actions and commands that there are.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { run } from '../services/child-process';
import { PARTS, readTryOptions } from '../try-real/arguments';

const root = path.resolve(__dirname, '..', '..');
const files = globSync('.github/workflows/*.yaml', { cwd: root });
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const TSX = { TSX_TSCONFIG_PATH: path.join(root, 'tools', 'tsconfig.json') };
/** Each time it is compiled anew. */
jest.setTimeout(240_000);

/** In one of the workflows. */
const SLIPS: readonly (readonly [from: string, to: string])[] = [
  ['runs-on:', 'run-on:'],
  ['if: always()', 'if: always('],
  ['permissions:\n  contents: read', 'permissions:\n  contents: all'],
  ['workflow_dispatch:', 'workflow_despatch:'],
];
const folder = mkdtempSync(path.join(tmpdir(), 'haopai-workflows-'));
/** By file; of a slip, by what stands there instead. */
let faults: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const text = read('.github/workflows/real-world.yaml');
  const spoilt = SLIPS.map(([from, to], at) => {
    expect(text).toContain(from);
    const file = path.join(folder, `${at}.yaml`);
    writeFileSync(file, text.replace(from, to));
    return file;
  });
  const all = [...files.map((file) => path.join(root, file)), ...spoilt];
  const said = await run(
    process.execPath,
    ['--import', 'tsx', path.join(__dirname, 'lint-workflow.ts'), ...all],
    { cwd: root, env: TSX },
  );
  const found = JSON.parse(said) as readonly (readonly string[])[];
  expect(found).toHaveLength(all.length);
  faults = new Map([...files, ...SLIPS.map(([, to]) => to)].map((name, at) => [name, found[at] ?? []]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly 'timeout-minutes': number; readonly permissions?: object; readonly steps: readonly Step[] }
    >
  >;
}

describe.each(files)('%s', (file) => {
  const { permissions, jobs } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('is as the platform’s own parser wants it', () => {
    expect(faults.get(file)).toEqual([]);
  });

  it('may read the repository and do nothing else, for a bounded time', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeUndefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
    }
    expect(read(file)).not.toContain('secrets.');
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@'))
        expect(given).toMatchObject({ 'persist-credentials': false });
  });

  it('takes actions by the hash of their commit', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('runs commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands = steps.flatMap((step) => step.run ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [, script = '', args = ''] = /^npm run ([\w:-]+)(?: -- (.+))?$/.exec(command) ?? [];
      expect(Object.keys(scripts)).toContain(script);
      // All that needs nobody's keys.
      if (script === 'try-real')
        expect(readTryOptions(args.split(' ')).parts).toEqual(
          PARTS.filter((part) => !['identity', 'payment', 'text'].includes(part)),
        );
    }
  });
});

it('there are two', () =>
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['real-world.yaml', 'supply-chain.yaml']));

it('a workflow with a slip of the pen is refused', () => {
  const taken = SLIPS.map(([, to]) => to).filter((to) => faults.get(to)?.length === 0);
  expect([faults.size, taken]).toEqual([files.length + SLIPS.length, []]);
});
