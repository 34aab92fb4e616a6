// The release that an upgrade comes from: the newest tag before this commit; while no release has a tag, a commit that is named here.
import { run } from '../services/child-process';

/** This commit is of 2026-12-02, five migrations ago; the passes of rooms are signed in it, so bidders stay inside. A first tag replaces it. */
const COMMIT_WHILE_NO_TAG = 'c3e71997cd601613def1a174d3afc26a0874bdab';

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
