// SignedPlace of one file in a folder that is not the database's, for each name of a log: written beside it first, so that it is whole at every moment.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { SignedPlace } from './signed-place';
import { sizeIn } from './tree.store';

export class SignedFile implements SignedPlace {
  private readonly file: string;

  constructor(
    private readonly folder: string,
    name: string,
  ) {
    this.file = path.join(folder, `public-log-${name.replace(/[^a-z0-9.-]/g, '_')}.checkpoint`);
  }

  async newest(): Promise<string | null> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  async keep(note: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const before = await this.newest();
    // One who was frozen and has lost the log meanwhile takes nothing back that another has kept.
    if (before !== null && sizeIn(before).size > sizeIn(note).size)
      throw new Error('what is kept outside is ahead: somebody else signs the public log');
    // In containers every process may have the same number.
    const beside = `${this.file}.${randomUUID()}.new`;
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.file);
    // The name is on disk only with its folder.
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
