// The program's image, from docker/Dockerfile as it is; before it the base images, where none are published.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Note } from '../services';
import { run } from '../services/child-process';
import type { ContainerEngine } from './container-engine';
import { dockerName, makeBaseImages } from './podman/make-base-images';
import { baseImages, programImage } from './shipped-images';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** `context` holds the sources; the base images and the tools are always those of `root`. */
export async function buildImages(
  engine: ContainerEngine,
  root: string,
  note: Note,
): Promise<readonly string[]> {
  const said = engine.hasPublishedImages ? [] : await makeBaseImages(engine, root, baseImages(root), note);
  await buildProgram(engine, { context: root, image: programImage(root) }, note);
  return said;
}

export interface ProgramBuild {
  /** A clone of the project. */
  readonly context: string;
  readonly image: string;
}

export async function buildProgram(
  { program, env, hasPublishedImages }: ContainerEngine,
  { context, image }: ProgramBuild,
  note: Note,
): Promise<void> {
  const file = path.join(context, 'docker', 'Dockerfile');
  // Without Docker: the machine's own network and whom it trusts, and the format that knows health checks.
  const here = hasPublishedImages
    ? []
    : ['--network=host', ...trusted(), '--format=docker', '--isolation=chroot'];
  const tag = hasPublishedImages ? image : dockerName(image);
  await run(program, ['build', ...here, '--file', file, '--tag', tag, context], { env, onLine: note });
}

/** While it is built only. */
function trusted(): readonly string[] {
  return existsSync(CERTIFICATES) ? [`--volume=${CERTIFICATES}:${CERTIFICATES}:ro`] : [];
}

/** As compose.before.yaml names it. */
const BEFORE = 'haopai:before';

/** The image of an earlier commit, from its own Dockerfile. */
export async function buildReleaseBefore(
  engine: ContainerEngine,
  root: string,
  ref: string,
  note: Note,
): Promise<void> {
  const tree = mkdtempSync(path.join(root, 'tmp', 'release-'));
  try {
    await run('git', ['-C', root, 'worktree', 'add', '--detach', '--force', tree, ref]);
    await buildProgram(engine, { context: tree, image: BEFORE }, note);
  } finally {
    rmSync(tree, { recursive: true, force: true });
    await run('git', ['-C', root, 'worktree', 'prune']);
  }
}
