// The release that an upgrade comes from: the newest tag before this commit; while no release has a tag, a commit that is named here.
import { run } from '../services/child-process';

/** This commit is of 2026-12-01, before each role had only the keys that it needs. A first tag replaces it. */
const COMMIT_WHILE_NO_TAG = 'b8a0bb5f48dc05120f2bf1cdc2d6fdc84cd4741d';

export interface Release {
  /** As people call it. */
  readonly ref: string;
  readonly commit: string;
}

/** `wish` is what somebody asked for, or null. Throws where this clone does not know it. */
export async function findReleaseBefore(root: string, wish: string | null): Promise<Release> {
  const ask = (...args: readonly string[]): Promise<string | null> =>
    run('git', ['-C', root, ...args]).then(
      (said) => said.trim(),
      () => null,
    );
  const ref = wish ?? (await ask('describe', '--tags', '--abbrev=0', 'HEAD^')) ?? COMMIT_WHILE_NO_TAG;
  const commit = await ask('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  if (commit === null)
    throw new Error(
      `This clone knows no ${ref}: fetch its history (git fetch --unshallow --tags), or name a commit that is there with --upgrade-from REF.`,
    );
  return { ref, commit };
}
