// Each refusal that the contracts declare is given in some test; its words are held by the portal's own specs.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const SPECS = ['apps/api/src/**/*.spec.ts', 'libs/{lot,engine,engine-mysql}/src/**/*.spec.ts'];
const RULE_SPECS = ['libs/rules/src/**/*.spec.ts'];

function declaredIn(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^ {2}'([A-Z_]+\.[A-Z_]+)':/gm)].map(([, code = '']) => code);
}

function textOf(patterns: readonly string[]): string {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
}

describe('every refusal', () => {
  it.each([
    ['of the api', 'libs/contracts/src/refusal-codes.ts', SPECS],
    ['of a rule', 'libs/rules/src/refusal.ts', RULE_SPECS],
  ])('%s is given in a test', (_, file, specs) => {
    const declared = declaredIn(file);
    const text = textOf(specs);
    expect(declared.length).toBeGreaterThan(25);
    expect(declared.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});
