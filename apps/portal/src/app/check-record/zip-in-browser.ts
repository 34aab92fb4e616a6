// A zip that somebody chose, as the reader of records takes it: read slice by slice, unpacked by the browser itself.
import { toHex } from '@haopai/log';
import type { Inflate, ZipSource } from '@haopai/record';
import { sha256 } from '@noble/hashes/sha2';

const SLICE_BYTES = 4 * 1024 ** 2;

export function zipOf(file: Blob): ZipSource {
  return {
    size: file.size,
    read: async (at, length) => new Uint8Array(await file.slice(at, at + length).arrayBuffer()),
  };
}

/** SHA-256 of the file, 64 hex digits, as the site publishes it. `onSlice` may reject to end it. */
export async function hashOf(file: Blob, onSlice: () => Promise<void>): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    await onSlice();
    hash.update(new Uint8Array(await file.slice(at, Math.min(at + SLICE_BYTES, file.size)).arrayBuffer()));
  }
  return toHex(hash.digest());
}

/** Browsers of before 2023 may lack it. */
export function canInflate(): boolean {
  return 'DecompressionStream' in globalThis;
}

export const inflate: Inflate = async (packed, length) => {
  const unpacked = new Uint8Array(length);
  let at = 0;
  const stream = new Blob([new Uint8Array(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) {
      await reader.cancel();
      throw new Error('there is more than the zip says');
    }
    unpacked.set(value, at);
    at += value.length;
  }
  return unpacked.subarray(0, at);
};
