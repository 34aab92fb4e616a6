// Certificates of time authorities in a file, as their owners publish them: PEM, one or several, or one in DER.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const FILE_BYTES_MAX = 1024 ** 2;

/** Rejects where there is none in it, or one that is spoiled. */
export async function readAuthorities(file: string): Promise<readonly X509Certificate[]> {
  const bytes = await readFile(file);
  if (bytes.length > FILE_BYTES_MAX) throw new Error(`--authority ${file}: too large for certificates`);
  const texts = bytes.toString('latin1').match(PEM);
  try {
    return (texts ?? [bytes]).map((one) => new X509Certificate(one));
  } catch {
    throw new Error(`--authority ${file}: this is no certificate (PEM or DER)`);
  }
}
