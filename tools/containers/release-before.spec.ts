// Where an upgrade comes from: what somebody names, else the newest tag before this commit, else a commit that stands in the program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findReleaseBefore } from './release-before';

describe('the release before', () => {
  let clone: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@haopai.example', ...args], {
      encoding: 'utf8',
    }).trim();
  const commit = (words: string): string => {
    git('commit', '--quiet', '--allow-empty', '--message', words);
    return git('rev-parse', 'HEAD');
  };

  beforeEach(() => {
    clone = mkdtempSync(path.join(os.tmpdir(), 'haopai-release-before-'));
    git('init', '--quiet');
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  it('is the newest tag before this commit, which may have one itself', async () => {
    commit('one');
    git('tag', 'v0.1.0');
    const second = commit('two');
    git('tag', 'v0.2.0');
    commit('three');
    git('tag', 'v0.3.0');
    expect(await findReleaseBefore(clone, null)).toEqual({ ref: 'v0.2.0', commit: second });
  });

  it('is what somebody names, by any name of a commit', async () => {
    const first = commit('one');
    git('tag', 'v0.1.0');
    commit('two');
    expect(await findReleaseBefore(clone, first.slice(0, 8))).toEqual({
      ref: first.slice(0, 8),
      commit: first,
    });
  });

  it('is a commit that stands here while there is no tag, and refused by name where history is missing', async () => {
    commit('one');
    commit('two');
    await expect(findReleaseBefore(clone, null)).rejects.toThrow(/knows no [0-9a-f]{40}.*--upgrade-from/);
    await expect(findReleaseBefore(clone, 'v9')).rejects.toThrow(/knows no v9/);
  });
});
