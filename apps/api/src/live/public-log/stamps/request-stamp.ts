// Asks a time authority to stamp a hash, and takes its answer only where it speaks of this hash and of this request. Who signed it, the verifier finds out (tools/verify-record).
import { randomBytes } from 'node:crypto';
import { SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, PKIStatus, TimeStampReq, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { TimeAuthority } from './time-authority';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const NONCE_BYTES = 16;
/** So that it is a positive number of the same length. */
const FIRST_BYTE_MAX = 0x7f;

export interface Stamp {
  /** The whole answer, DER: what `openssl ts -verify -in` takes. */
  readonly reply: Uint8Array;
  readonly atMs: number;
}

/** `digest`: SHA-256. */
export async function requestStamp(authority: TimeAuthority, digest: Uint8Array): Promise<Stamp> {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & FIRST_BYTE_MAX) | 1;
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(new Uint8Array(digest)),
    }),
    nonce: nonce.buffer,
    certReq: true,
  });
  const reply = await authority.answer(new Uint8Array(AsnConvert.serialize(request)));
  const { status, timeStampToken } = AsnConvert.parse(new Uint8Array(reply), TimeStampResp);
  const isGranted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods;
  if (!isGranted || timeStampToken === undefined)
    throw new Error(
      `the time authority refuses: ${[...(status.statusString ?? [])].join(' ') || status.status}`,
    );
  const info = infoIn(timeStampToken);
  if (!isSame(info.messageImprint.hashedMessage.buffer, digest))
    throw new Error('the time authority has stamped something else');
  if (info.nonce === undefined || !isSame(info.nonce, nonce))
    throw new Error('the time authority answers another request');
  return { reply, atMs: info.genTime.getTime() };
}

function infoIn(token: { readonly content: ArrayBuffer }): TSTInfo {
  const signed = AsnConvert.parse(token.content, SignedData);
  const content = signed.encapContentInfo.eContent?.single;
  if (content === undefined) throw new Error('the time authority’s answer has no content');
  return AsnConvert.parse(content.buffer, TSTInfo);
}

function isSame(a: ArrayBuffer, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
