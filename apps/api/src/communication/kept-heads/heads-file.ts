// HeadsPlace of files, one a year, that are only ever appended to: in a folder that is not the database's. What another name has is not read.
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { HeadsPlace } from './heads-place';

const FILE = /^heads-\d{4}\.jsonl$/;
const NEW_LINE = 0x0a;

export class HeadsFile implements HeadsPlace {
  readonly name = 'file';

  constructor(private readonly folder: string) {}

  async keep(line: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const year = new Date().getUTCFullYear();
    const file = await open(path.join(this.folder, `heads-${year}.jsonl`), 'a+');
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1, NEW_LINE);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // Whoever was killed in the middle of a line leaves it, and ours begins anew.
      await file.appendFile(`${last[0] === NEW_LINE ? '' : '\n'}${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async *lines(): AsyncIterable<string> {
    for (const name of await this.files()) {
      const text = createReadStream(path.join(this.folder, name), 'utf8');
      for await (const line of createInterface({ input: text, crlfDelay: Infinity }))
        if (line !== '') yield line;
    }
  }

  private async files(): Promise<readonly string[]> {
    try {
      return (await readdir(this.folder)).filter((name) => FILE.test(name)).sort();
    } catch (error) {
      // Nothing was kept yet.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }
}
