// What Nx looks at before it says "unchanged" is all that a result hangs on: versions, variables, and what is bundled from elsewhere.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

type Input = string | { readonly runtime?: string; readonly env?: string };
interface Target {
  readonly cache?: boolean;
  readonly inputs?: readonly Input[];
}
interface Workspace {
  readonly namedInputs: Readonly<Record<string, readonly Input[]>>;
  readonly targetDefaults: Readonly<Record<string, Target>>;
}
interface Project {
  readonly implicitDependencies?: readonly string[];
  readonly targets: Readonly<Record<string, Target>>;
}

const { namedInputs, targetDefaults } = JSON.parse(read('nx.json')) as Workspace;
const projects = globSync(['{apps,libs}/*/project.json', '{tools,load-tests}/project.json'], { cwd: root });
const projectIn = (file: string): Project => JSON.parse(read(file)) as Project;

/** With what the names in it stand for. */
function inputsOf(inputs: readonly Input[] = []): readonly Input[] {
  return inputs.flatMap((input) =>
    typeof input === 'string' && input in namedInputs ? inputsOf(namedInputs[input]) : [input],
  );
}

const saidBy = (inputs: readonly Input[]): string => JSON.stringify(inputsOf(inputs));

describe('the inputs of a suite', () => {
  it.each([
    ['test', ['node --version']],
    ['integration', ['node --version', 'mysql redis nginx']],
    ['e2e', ['node --version', 'mysql redis nginx', 'chromium shell firefox webkit']],
  ])('%s name the versions of what it runs on', (target, versions) => {
    for (const file of projects) {
      const own = projectIn(file).targets[target];
      if (own === undefined) continue;
      const said = saidBy(own.inputs ?? targetDefaults[target]?.inputs ?? []);
      for (const version of versions)
        expect([file, version, said]).toEqual([file, version, expect.stringContaining(version)]);
    }
  });

  it('are of no use where dice are rolled: nothing of such a suite is kept', () => {
    for (const target of ['test-seeded', 'integration-seeded']) {
      expect(targetDefaults[target]?.cache).toBe(false);
      for (const file of projects) expect([file, projectIn(file).targets[target]?.cache]).toEqual([file]);
    }
  });

  /** Those that a suite gives its own specs. */
  const GIVEN = ['HAOPAI_TEST_DIST', 'HAOPAI_E2E_CHROMIUM_WHOLE', 'HAOPAI_E2E_SCREEN'];

  it('name each variable by which somebody changes what specs stand on', () => {
    const files = globSync('{apps,libs,tools}/**/*.{ts,mjs,cjs}', { cwd: root }).filter(
      (file) => !/node_modules|dist\/|inputs\.spec/.test(file),
    );
    const asked = new Set(
      files.flatMap((file) => read(file).match(/\bHAOPAI_(?:TEST|E2E)_[A-Z_]+\b/g) ?? []),
    );
    const named = read('nx.json') + read('tools/project.json');
    expect([...asked].filter((name) => !GIVEN.includes(name) && !named.includes(`"${name}"`))).toEqual([]);
  });
});

/** The programs for outside are bundled into the api's build from folders of the tools, with the libraries that these stand on. */
it('the api is built anew when anything in the programs beside it has changed', () => {
  const { implicitDependencies = [], targets } = projectIn('apps/api/project.json');
  const [folders = ''] = (namedInputs['programs'] ?? []) as readonly string[];
  const known = new Set(implicitDependencies);
  for (const file of globSync('apps/api/src/**/*.ts', { cwd: root }))
    for (const [, lib = ''] of read(file).matchAll(/from '@haopai\/([a-z-]+)/g)) known.add(lib);
  const reached = new Set<string>();
  const reach = (pattern: string): void => {
    for (const file of globSync(pattern, { cwd: root })) {
      if (file.endsWith('.spec.ts') || file.includes('/testing/')) continue;
      for (const [, lib = ''] of read(file).matchAll(/from '@haopai\/([a-z-]+)/g)) {
        if (reached.has(lib)) continue;
        reached.add(lib);
        reach(`libs/${lib}/src/**/*.ts`);
      }
    }
  };
  reach(`${folders.replace('{workspaceRoot}/', '').replace('/**/*', '')}/**/*.ts`);
  expect([...reached]).toContain('record');
  expect([...reached].filter((lib) => !known.has(lib))).toEqual([]);
  for (const target of ['build', 'integration']) expect(targets[target]?.inputs).toContain('programs');
});
