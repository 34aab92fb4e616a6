// A device with one passkey in it, made of Node's crypto: it signs what a browser would, and for specs also what none would.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { NewPasskeyBody, NewPasskeyQuestion, PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';

/** Of the page that asks; a browser takes it from the address. */
export interface AskingPage {
  readonly origin: string;
  /** Where the device answers for another host than it was asked for. */
  readonly host?: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;
const AAGUID = Buffer.alloc(16);

export class SoftwareAuthenticator {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly credentialId = randomBytes(32);
  /** As it counts; a copy of a device begins again where it was copied. */
  counter = 1;
  isOwnerAsked = true;

  make(question: NewPasskeyQuestion, name: string, { origin, host }: AskingPage): NewPasskeyBody {
    const authData = Buffer.concat([this.head(host ?? question.host, HAS_KEY), AAGUID, this.credential()]);
    return {
      ...{ name, id: this.credentialId.toString('base64url'), transports: ['internal'] },
      clientData: clientData('webauthn.create', question.challenge, origin).toString('base64url'),
      attestation: attestation(authData).toString('base64url'),
    };
  }

  show(question: PasskeyQuestion, { origin, host }: AskingPage): PasskeyAnswer {
    this.counter += 1;
    const authData = this.head(host ?? question.host, 0);
    const client = clientData('webauthn.get', question.challenge, origin);
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
    return {
      id: this.credentialId.toString('base64url'),
      clientData: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
    };
  }

  private head(host: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const owner = USER_PRESENT | (this.isOwnerAsked ? USER_VERIFIED : 0);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([owner | flags]), counter]);
  }

  /** Its id, and the public key as CBOR's map of COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
  private credential(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    return Buffer.concat([
      ...[length, this.credentialId, Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url')],
      ...[Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')],
    ]);
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** CBOR: {fmt: "none", attStmt: {}, authData}. */
function attestation(authData: Buffer): Buffer {
  const text = (word: string): Buffer =>
    Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  const length = Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]);
  return Buffer.concat([
    ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
    ...[text('authData'), length, authData],
  ]);
}
