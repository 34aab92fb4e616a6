// The files of a zip that this site has written, unpacked, each as long and with the checksum that its list says.
import { crc32, inflateRawSync } from 'node:zlib';

export function filesInZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  const found = new Map<string, Buffer>();
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    const start = zip.readUInt32LE(at + 42) + 30 + nameBytes;
    const content = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    if (crc32(content) !== zip.readUInt32LE(at + 16) || content.length !== zip.readUInt32LE(at + 24))
      throw new Error(`${name} is not what the list of the zip says`);
    found.set(name, content);
    at += 46 + nameBytes;
  }
  return found;
}
