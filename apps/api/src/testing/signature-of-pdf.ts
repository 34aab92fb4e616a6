// Reads the signature of a PDF as a program that verifies it does: which bytes it covers, by whose key, and whether it is theirs.
import { createHash, verify } from 'node:crypto';
import forge from 'node-forge';

export interface PdfSignature {
  /** Of the certificate that came with it. */
  readonly signer: string;
  /** Every byte but the place of the signature itself is under it. */
  readonly coversAll: boolean;
  /** The digest is of these bytes, and the signature of the digest. */
  readonly isRight: boolean;
}

interface Captured {
  readonly authenticatedAttributes: readonly forge.asn1.Asn1[];
  readonly signature: string;
}

/** Null where there is none. */
export function signatureOfPdf(file: Buffer): PdfSignature | null {
  const text = file.toString('latin1');
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text);
  if (range === null) return null;
  const [, start = 0, length = 0, after = 0, rest = 0] = range.map(Number);
  const signed = Buffer.concat([file.subarray(start, start + length), file.subarray(after, after + rest)]);
  const hex = text.slice(length + 1, after - 1);
  const der = Buffer.from(hex, 'hex').toString('latin1');
  const message = forge.pkcs7.messageFromAsn1(
    forge.asn1.fromDer(forge.util.createBuffer(der), { parseAllBytes: false } as unknown as boolean),
  ) as unknown as { readonly rawCapture: Captured; readonly certificates: readonly forge.pki.Certificate[] };
  const [certificate] = message.certificates;
  if (certificate === undefined) throw new Error('the signature brings no certificate');
  const { authenticatedAttributes, signature } = message.rawCapture;
  // Signed as a set, and kept as [0] (RFC 5652, 5.4).
  const set = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SET, true, [
    ...authenticatedAttributes,
  ]);
  const attributes = Buffer.from(forge.asn1.toDer(set).getBytes(), 'latin1');
  const digest = createHash('sha256').update(signed).digest();
  const key = forge.pki.publicKeyToPem(certificate.publicKey);
  return {
    signer: String((certificate.subject.getField('CN') as { value: unknown } | null)?.value),
    coversAll: start === 0 && after + rest === file.byteLength && after - length === hex.length + 2,
    isRight:
      attributes.includes(digest) && verify('sha256', attributes, key, Buffer.from(signature, 'latin1')),
  };
}
