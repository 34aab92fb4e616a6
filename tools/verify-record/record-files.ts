// The files of an auction's record, out of its zip or of a folder, as Node reads them.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import { type Inflate, readZip, type RecordFiles } from '@haopai/record';

const ZIP_BYTES_MAX = 1024 ** 3;

export interface OpenRecord extends RecordFiles {
  close(): Promise<void>;
}

const inflateNow = promisify<InputType, ZlibOptions, Buffer>(inflateRaw);
const inflate: Inflate = async (packed, length) =>
  new Uint8Array(await inflateNow(packed, { maxOutputLength: Math.max(1, length) }));

/** Rejects with UnreadableRecord where the zip is none. */
export async function openRecord(place: string): Promise<OpenRecord> {
  return (await stat(place)).isDirectory() ? ofFolder(place) : ofZip(place);
}

async function ofFolder(folder: string): Promise<OpenRecord> {
  const paths = (await pathsIn(folder, '')).toSorted();
  const known = new Set(paths);
  return {
    paths,
    read: async (name) => (known.has(name) ? new Uint8Array(await readFile(path.join(folder, name))) : null),
    close: () => Promise.resolve(),
  };
}

/** By hand: Node 20.0 reads one folder at a time. */
async function pathsIn(folder: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries) {
    const name = `${below}${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await pathsIn(folder, `${name}/`)));
    else if (entry.isFile()) paths.push(name);
  }
  return paths;
}

async function ofZip(file: string): Promise<OpenRecord> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (at: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    };
    const files = await readZip({ size, read }, inflate, ZIP_BYTES_MAX);
    return { ...files, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
