// Builder for specs: a key that signs papers, with a certificate that it has given itself.
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

const DAY_MS = 86_400_000;

export interface TestSigningKey {
  /** PEM. */
  readonly key: string;
  readonly certificate: string;
}

/** Valid for a day around now unless something else is said. */
export function aSigningKey(
  given: { readonly validToMs?: number; readonly bits?: number } = {},
): TestSigningKey {
  const { validToMs = Date.now() + DAY_MS, bits = 2_048 } = given;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = forge.pki.privateKeyFromPem(pem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Math.min(Date.now(), validToMs) - DAY_MS);
  certificate.validity.notAfter = new Date(validToMs);
  const names = [
    { name: 'organizationName', value: 'Haopai' },
    { name: 'commonName', value: 'Haopai Vehicle Office' },
  ];
  certificate.setSubject(names);
  certificate.setIssuer(names);
  certificate.sign(key, forge.md.sha256.create());
  return { key: pem, certificate: forge.pki.certificateToPem(certificate) };
}
