// A time authority's stamp (RFC 3161) over a hash: who signed it and when, by a certificate in it, and whether that leads to one that the reader brought.
// Needs Node; a page leaves it out.
import { createHash, verify, X509Certificate } from 'node:crypto';
import type { StampVerdict, VerifyStamp } from '@haopai/record';
import { SignedData, type SignerInfo } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { isForStamps, isValidAt, trustedRootOf } from './certificate-chain';

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SET_TAG = 0x31;
const SHA256 = '2.16.840.1.101.3.4.2.1';
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const wrong = (why: string): StampVerdict => ({ ok: false, why });

/** `authorities`: certificates that the reader has from elsewhere. Without one nobody vouches for who has signed, and the verdict says so. */
export function stampVerifier(authorities: readonly X509Certificate[]): VerifyStamp {
  return (reply, digest) => {
    try {
      return judge(reply, digest, authorities);
    } catch {
      return wrong('it is no answer of a time authority');
    }
  };
}

function judge(reply: Uint8Array, digest: Uint8Array, authorities: readonly X509Certificate[]): StampVerdict {
  const { timeStampToken } = AsnConvert.parse(new Uint8Array(reply), TimeStampResp);
  if (timeStampToken === undefined) return wrong('the authority has stamped nothing');
  const signed = AsnConvert.parse(timeStampToken.content, SignedData);
  const content = signed.encapContentInfo.eContent?.single?.buffer;
  const [signer] = signed.signerInfos;
  if (content === undefined || signer === undefined) return wrong('nobody has signed it');
  const info = AsnConvert.parse(content, TSTInfo);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithm !== SHA256 || !Buffer.from(hashedMessage.buffer).equals(digest))
    return wrong('it is a stamp of something else');
  const hash = HASHES[signer.digestAlgorithm.algorithm];
  const attributes = attributesOf(signer);
  if (hash === undefined || attributes === null) return wrong('it is signed in a way that is not known here');
  if (!attributes.digest.equals(createHash(hash).update(Buffer.from(content)).digest()))
    return wrong('what it says is not what was signed');
  const atMs = info.genTime.getTime();
  const cameAlong = certificatesIn(signed);
  for (const certificate of cameAlong) {
    const { publicKey, fingerprint256 } = certificate;
    if (!verify(hash, attributes.signed, publicKey, Buffer.from(signer.signature.buffer))) continue;
    if (!isForStamps(certificate))
      return wrong('the key that signed it is not for stamps, or not for them alone');
    if (!isValidAt(certificate, atMs)) return wrong('its certificate was not valid at that time');
    const root = trustedRootOf(certificate, authorities, cameAlong, atMs);
    if (root === null && authorities.length > 0)
      return wrong(`the certificate of ${nameIn(certificate)} does not lead to an authority that you gave`);
    const vouchedBy = root === null ? null : nameIn(root);
    return { ok: true, atMs, authority: nameIn(certificate), certificate: fingerprint256, vouchedBy };
  }
  return wrong('its signature is not by a certificate in it');
}

/** What is signed is the set of attributes, in a coat of its own (RFC 5652, 5.4): DER has one form, so what was read is written as it was. */
function attributesOf({ signedAttrs }: SignerInfo): { digest: Buffer; signed: Buffer } | null {
  const value = signedAttrs?.find(({ attrType }) => attrType === MESSAGE_DIGEST)?.attrValues[0];
  if (signedAttrs === undefined || value === undefined) return null;
  const set = Buffer.concat(signedAttrs.map((attribute) => Buffer.from(AsnConvert.serialize(attribute))));
  const signed = Buffer.concat([Buffer.from([SET_TAG]), derLength(set.length), set]);
  return { digest: Buffer.from(AsnConvert.parse(value, OctetString).buffer), signed };
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  const digits = bytes.subarray(bytes.findIndex((byte) => byte > 0));
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

function certificatesIn({ certificates }: SignedData): readonly X509Certificate[] {
  return [...(certificates ?? [])].flatMap(({ certificate }) =>
    certificate === undefined ? [] : [new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))],
  );
}

function nameIn({ subject }: X509Certificate): string {
  const [, name] = /(?:^|\n)CN=([^\n]+)/.exec(subject) ?? [];
  return (name ?? subject.replaceAll('\n', ', ')).replaceAll(/\\(.)/g, '$1');
}
