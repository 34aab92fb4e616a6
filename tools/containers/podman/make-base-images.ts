// Base images made once, from Debian's packages, under the very names that the shipped files use: none of the published ones is to be had here.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Note } from '../../services';
import { run } from '../../services/child-process';
import type { ContainerEngine } from '../container-engine';
import { nameOf, readLabel } from '../image-label';
import { standInOf } from './stand-ins';

const RECIPES = path.join(import.meta.dirname, 'base');
const DEBIAN = 'localhost/haopai-debian:latest';
/** The stable one, from whose packages all of it is made. */
const SUITE = 'trixie';
const RECIPE_LABEL = 'haopai.recipe';

/** `names` as the Dockerfile and the compose file have them. Returns what stands in for what, for people. */
export async function makeBaseImages(
  engine: ContainerEngine,
  root: string,
  names: readonly string[],
  note: Note,
): Promise<readonly string[]> {
  const work = path.join(root, 'tmp', 'containers', 'base');
  const said: string[] = [];
  for (const name of names) {
    const recipe = standInOf(name);
    if (recipe === null) continue;
    await makeImage(engine, { root, work, recipe, name }, note);
    said.push(`${name}: ${recipe}.Containerfile`);
  }
  return said;
}

interface Wanted {
  readonly root: string;
  readonly work: string;
  readonly recipe: string;
  readonly name: string;
}

async function makeImage(engine: ContainerEngine, wanted: Wanted, note: Note): Promise<void> {
  const { root, work, recipe, name } = wanted;
  const file = path.join(RECIPES, `${recipe}.Containerfile`);
  const label = labelOf(root, file);
  if ((await readLabel(engine, name, RECIPE_LABEL)) === label) return;
  await makeDebian(engine, work, note);
  note(`${name} is made from Debian’s packages`);
  const context = path.join(work, recipe);
  rmSync(context, { recursive: true, force: true });
  mkdirSync(context, { recursive: true });
  cpSync(path.join(RECIPES, 'mysql-entrypoint.sh'), path.join(context, 'mysql-entrypoint.sh'));
  const entrypoint = ownEntrypoint(file);
  if (entrypoint !== null) cpSync(entrypoint, path.join(context, path.basename(entrypoint)));
  if (recipe === 'node') await installNode(root, path.join(context, 'usr', 'local'));
  await run(
    engine.program,
    [
      ...['build', '--network=host', '--format=docker', '--isolation=chroot', '--file', file],
      ...['--tag', nameOf(engine, name), '--label', `${RECIPE_LABEL}=${label}`, context],
    ],
    { env: engine.env, onLine: note },
  );
}

async function makeDebian(engine: ContainerEngine, work: string, note: Note): Promise<void> {
  const { program, env } = engine;
  if ((await readLabel(engine, DEBIAN, RECIPE_LABEL)) !== null) return;
  note(`the least of Debian ${SUITE}`);
  mkdirSync(work, { recursive: true });
  const tar = path.join(work, 'debian.tar');
  await run('sh', ['-c', '"$0" "$1" >"$2"', path.join(RECIPES, 'debian.sh'), SUITE, tar], { onLine: note });
  await run(program, ['import', '--change', `LABEL ${RECIPE_LABEL}=${SUITE}`, tar, DEBIAN], { env });
  rmSync(tar);
}

/** The Node that the project runs on, and its npm, as anybody installs them from the registry. */
async function installNode(root: string, prefix: string): Promise<void> {
  const node = `node-linux-${process.arch}`;
  await run('npm', [
    'install',
    '--global',
    '--prefix',
    prefix,
    `${node}@${nodeVersion(root, node)}`,
    'npm@11',
  ]);
  // A file there, not a link into a package: npm looks for what is global from where Node stands.
  const program = path.join(prefix, 'bin', 'node');
  const inPackage = realpathSync(program);
  rmSync(program);
  renameSync(inPackage, program);
}

function nodeVersion(root: string, name: string): string {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  };
  const version = optionalDependencies[name];
  if (version === undefined) throw new Error(`package.json names no ${name}`);
  return version;
}

/** Another recipe or another Node makes another image. */
function labelOf(root: string, file: string): string {
  const hash = createHash('sha256').update(SUITE).update(readFileSync(file));
  hash.update(readFileSync(path.join(RECIPES, 'mysql-entrypoint.sh')));
  const entrypoint = ownEntrypoint(file);
  if (entrypoint !== null) hash.update(readFileSync(entrypoint));
  hash.update(nodeVersion(root, `node-linux-${process.arch}`));
  return hash.digest('hex').slice(0, 16);
}

/** Beside the recipe; null where it has none, and for MySQL's, which is there for all. */
function ownEntrypoint(recipeFile: string): string | null {
  const file = recipeFile.replace(/\.Containerfile$/, '-entrypoint.sh');
  return existsSync(file) && path.basename(file) !== 'mysql-entrypoint.sh' ? file : null;
}
