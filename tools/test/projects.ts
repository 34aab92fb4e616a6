// Finds what has tests: every folder under libs/ and apps/, load-tests/ and tools/, that has a jest configuration, and its stage.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type JestStage = 'unit' | 'integration' | 'e2e';

export interface JestProject {
  /** Folder relative to the root, for example `libs/rules`. */
  readonly folder: string;
  readonly configFile: string;
  readonly stage: JestStage;
}

/** A project is tested without services unless it stands here or its configuration's name says otherwise. */
const STAGE_OF_FOLDER: Readonly<Record<string, JestStage>> = { 'apps/api': 'integration', 'apps/e2e': 'e2e' };
const CONFIGURATIONS: readonly { readonly file: string; readonly stage?: JestStage }[] = [
  { file: 'jest.config.cjs' },
  { file: 'jest.integration.config.cjs', stage: 'integration' },
];

export function findJestProjects(root: string): readonly JestProject[] {
  const folders = ['libs', 'apps'].flatMap((parent) =>
    existsSync(path.join(root, parent))
      ? readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`)
      : [],
  );
  return [...folders.sort(), 'load-tests', 'tools'].flatMap((folder) =>
    CONFIGURATIONS.filter(({ file }) => existsSync(path.join(root, folder, file))).map(({ file, stage }) => ({
      folder,
      configFile: path.join(root, folder, file),
      stage: stage ?? STAGE_OF_FOLDER[folder] ?? 'unit',
    })),
  );
}
