// The folder of log files: what is there by day, and what is old enough goes. Files that are called otherwise are not touched.
import { readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { logFileEndsAtMs } from '../../platform/logging';

export interface LogFile {
  readonly name: string;
  /** Its last line is not younger. */
  readonly endsAtMs: number;
}

export class LogFiles {
  constructor(private readonly folder: string) {}

  /** The oldest first. */
  async all(): Promise<readonly LogFile[]> {
    const names = await readdir(this.folder);
    return names
      .flatMap((name) => {
        const endsAtMs = logFileEndsAtMs(name);
        return endsAtMs === null ? [] : [{ name, endsAtMs }];
      })
      .sort((one, other) => one.endsAtMs - other.endsAtMs);
  }

  /** False when another instance was first. */
  async erase({ name }: LogFile): Promise<boolean> {
    try {
      await unlink(path.join(this.folder, name));
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  }
}
