// Reads a workbook back, in a process of its own: within jest the reader takes no array of bytes for one.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export interface ReadSheet {
  readonly sheet: string;
  /** Times as ISO 8601 texts. */
  readonly data: readonly (readonly (string | number | null)[])[];
}

const READ = `import read from 'read-excel-file/node'; console.log(JSON.stringify(await read(process.argv[1])));`;

/** Throws when it is no workbook. */
export async function sheetsOfXlsx(bytes: Buffer): Promise<readonly ReadSheet[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'haopai-xlsx-'));
  try {
    const file = path.join(folder, 'read.xlsx');
    await writeFile(file, bytes);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', READ, file],
      {
        cwd: __dirname,
      },
    );
    return JSON.parse(stdout) as readonly ReadSheet[];
  } finally {
    await rm(folder, { recursive: true });
  }
}
