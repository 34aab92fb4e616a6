// Which targets of which projects a stage consists of, as their project.json files name them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './arguments';
import type { SuiteName } from './suites';

const TARGETS: Readonly<Record<Stage, readonly string[]>> = {
  // Lint checks types as well: what it knows of them it has from the same compiler.
  static: ['lint', 'lint-angular', 'templates', 'format', 'boundaries', 'unused'],
  unit: ['test', 'test-seeded'],
  integration: ['integration', 'integration-seeded'],
  e2e: ['e2e'],
};

export interface Project {
  readonly name: string;
  /** Relative to the root; empty for the workspace itself. */
  readonly folder: string;
  readonly targets: readonly string[];
}

export interface Task {
  readonly project: string;
  readonly target: string;
}

export function findProjects(root: string): readonly Project[] {
  const files = globSync(
    ['project.json', '{apps,libs}/*/project.json', 'tools/project.json', 'load-tests/project.json'],
    {
      cwd: root,
    },
  );
  return files.sort().map((file) => {
    const { name, targets } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as {
      name: string;
      targets: Record<string, unknown>;
    };
    return { name, folder: path.dirname(file).replace(/^\.$/, ''), targets: Object.keys(targets) };
  });
}

export function targetsOf(stages: readonly Stage[]): readonly string[] {
  return stages.flatMap((stage) => TARGETS[stage]);
}

/** Every task of these targets; throws where a target belongs to nobody, so that a slip never runs nothing. */
export function tasksOf(projects: readonly Project[], targets: readonly string[]): readonly Task[] {
  const orphans = targets.filter((target) => !projects.some((project) => project.targets.includes(target)));
  if (orphans.length > 0) throw new Error(`no project has the target ${orphans.join(', ')}`);
  return projects.flatMap(({ name, targets: own }) =>
    targets.filter((target) => own.includes(target)).map((target) => ({ project: name, target })),
  );
}

/** The suite in which a spec file runs, by its project and its name. `file` is relative to the root. */
export function suiteOfFile(
  projects: readonly Project[],
  file: string,
): { readonly project: Project; readonly suite: SuiteName } {
  const project = projects.find(({ folder }) => folder !== '' && file.startsWith(`${folder}/`));
  if (project === undefined || !file.endsWith('.spec.ts'))
    throw new Error(`${file} is no spec file of a project`);
  const has = (target: string) => project.targets.includes(target);
  const isSeeded = file.endsWith('.seeded.spec.ts');
  const needsServices = has('integration') && (!has('test') || file.endsWith('.integration.spec.ts'));
  const suite: SuiteName = has('e2e')
    ? 'e2e'
    : `${needsServices ? 'integration' : 'test'}${isSeeded ? '-seeded' : ''}`;
  if (!has(suite)) throw new Error(`${file} would never run: ${project.name} has no target ${suite}`);
  return { project, suite };
}
