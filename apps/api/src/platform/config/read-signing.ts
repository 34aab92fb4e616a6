// With what papers are signed: a key and its certificate, as PEM. Without them papers say that they bear no signature.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { SigningConfig } from './config';
import type { VariableReader } from './variables';

const KEY = 'HAOPAI_SIGNING_KEY';
const CERTIFICATE = 'HAOPAI_SIGNING_CERTIFICATE';
/** China's and everybody else's rule for signatures that are to last. */
const MODULUS_BITS_MIN = 2_048;
const ONE_PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** No fault repeats the key. A certificate that has run out is none: it must not keep a site with a sale from starting. */
export function readSigning(reader: VariableReader): SigningConfig | null {
  const [keyText, certificateText] = [reader.secret(KEY), reader.secret(CERTIFICATE)];
  if (keyText === null && certificateText === null) return null;
  if (keyText === null || certificateText === null) {
    reader.fault(
      `${keyText === null ? KEY : CERTIFICATE} is missing: a signature needs the key and its certificate`,
    );
    return null;
  }
  const key = readKey(reader, keyText);
  const chain = readChain(reader, certificateText);
  const [own] = chain;
  if (key === null || own === undefined) return null;
  if (!own.checkPrivateKey(key)) {
    reader.fault(`${CERTIFICATE} is of another key than ${KEY}: the site's own certificate comes first`);
    return null;
  }
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificates: chain.map((certificate) => certificate.toString()),
    signer: nameOf(own),
    validFromMs: Date.parse(own.validFrom),
    validToMs: Date.parse(own.validTo),
  };
}

function readKey(reader: VariableReader, text: string): KeyObject | null {
  const key = parsed(() => createPrivateKey(text));
  if (key?.asymmetricKeyType !== 'rsa') {
    reader.fault(`${KEY} is no RSA key as PEM`);
    return null;
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MODULUS_BITS_MIN) {
    reader.fault(`${KEY} is weak: an RSA key of at least ${MODULUS_BITS_MIN} bits is wanted`);
    return null;
  }
  return key;
}

function readChain(reader: VariableReader, text: string): readonly X509Certificate[] {
  const chain = (text.match(ONE_PEM) ?? []).map((pem) => parsed(() => new X509Certificate(pem)));
  const certificates = chain.filter((certificate) => certificate !== null);
  if (certificates.length > 0 && certificates.length === chain.length) return certificates;
  reader.fault(`${CERTIFICATE} is no certificate as PEM`);
  return [];
}

/** Whom the certificate is of: the last of its common names, or of its organisations. */
function nameOf({ subject }: X509Certificate): string {
  const fields = new Map(
    subject.split('\n').map((line) => {
      const [name = '', ...value] = line.split('=');
      return [name, value.join('=')];
    }),
  );
  return fields.get('CN') ?? fields.get('O') ?? subject.replaceAll('\n', ', ');
}

function parsed<Value>(parse: () => Value): Value | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
