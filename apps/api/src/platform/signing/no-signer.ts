// Adapter: no key was given, and nothing is signed.
import { DocumentSigner } from './document-signer';

export class NoSigner extends DocumentSigner {
  signer(): null {
    return null;
  }

  sign(pdf: Uint8Array): Promise<Uint8Array> {
    return Promise.resolve(pdf);
  }
}
