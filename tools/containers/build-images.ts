// The program's image, from docker/Dockerfile as it is; before it the base images, where none are published.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Note } from '../services';
import { atCommit } from '../build/at-commit';
import { run } from '../services/child-process';
import type { ContainerEngine } from './container-engine';
import { nameOf, readLabel } from './image-label';
import { makeBaseImages } from './podman/make-base-images';
import type { Release } from './release-before';
import { baseImages, programImage } from './shipped-images';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** `context` holds the sources; the base images and the tools are always those of `root`. */
export async function buildImages(
  engine: ContainerEngine,
  root: string,
  note: Note,
  isReplicated = false,
): Promise<readonly string[]> {
  const bases = baseImages(root, isReplicated);
  const said = engine.hasPublishedImages ? [] : await makeBaseImages(engine, root, bases, note);
  await buildProgram(engine, { context: root, image: programImage(root) }, note);
  return said;
}

export interface ProgramBuild {
  /** A clone of the project. */
  readonly context: string;
  readonly image: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export async function buildProgram(
  engine: ContainerEngine,
  { context, image, labels = {} }: ProgramBuild,
  note: Note,
): Promise<void> {
  const { program, env, hasPublishedImages } = engine;
  const file = path.join(context, 'docker', 'Dockerfile');
  // Without Docker: the machine's own network and whom it trusts, and the format that knows health checks.
  const here = hasPublishedImages
    ? []
    : ['--network=host', ...trusted(), '--format=docker', '--isolation=chroot'];
  const said = Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`);
  const args = ['build', ...here, ...said, '--file', file, '--tag', nameOf(engine, image), context];
  await run(program, args, { env, onLine: note });
}

/** While it is built only. */
function trusted(): readonly string[] {
  return existsSync(CERTIFICATES) ? [`--volume=${CERTIFICATES}:${CERTIFICATES}:ro`] : [];
}

/** As compose.before.yaml names it. */
const BEFORE = 'haopai:before';
const COMMIT_LABEL = 'haopai.commit';

/** The image of an earlier commit, from its own Dockerfile, once. */
export async function buildReleaseBefore(
  engine: ContainerEngine,
  root: string,
  { commit }: Release,
  note: Note,
): Promise<void> {
  if ((await readLabel(engine, BEFORE, COMMIT_LABEL)) === commit) return;
  await atCommit(root, commit, (tree) =>
    buildProgram(engine, { context: tree, image: BEFORE, labels: { [COMMIT_LABEL]: commit } }, note),
  );
}
