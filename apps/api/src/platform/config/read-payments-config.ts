// Through whom citizens pay: the sandbox, or Alipay with the site's keys. Keys that are too short to be safe are refused.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { AlipayConfig, Environment, HttpConfig, PaymentsConfig } from './config';
import type { VariableReader } from './variables';

const GATEWAY = 'https://openapi.alipay.com/gateway.do';
/** Alipay's own rule for RSA2. */
const MODULUS_BITS_MIN = 2_048;
const LINE_LENGTH = 64;

export function readPayments(
  reader: VariableReader,
  environment: Environment,
  http: HttpConfig,
): PaymentsConfig {
  const kind = reader.oneOf('HAOPAI_PAYMENTS', ['sandbox', 'sandbox-in-production', 'alipay'], 'sandbox');
  if (kind === 'alipay') return { kind, ...readAlipay(reader, environment, http) };
  if (kind === 'sandbox' && environment === 'production') {
    reader.fault(
      'HAOPAI_PAYMENTS must say alipay in production, or sandbox-in-production where no money shall move',
    );
  }
  return { kind: 'sandbox' };
}

function readAlipay(reader: VariableReader, environment: Environment, http: HttpConfig): AlipayConfig {
  const number = (name: string, form: RegExp): string => {
    const value = reader.text(name) ?? '';
    if (!form.test(value))
      reader.fault(`${name} is missing or no number of Alipay's: HAOPAI_PAYMENTS=alipay needs it`);
    return value;
  };
  return {
    gateway: readGateway(reader, environment),
    appId: number('HAOPAI_ALIPAY_APP_ID', /^\d{10,32}$/),
    sellerId: number('HAOPAI_ALIPAY_SELLER_ID', /^2088\d{12}$/),
    privateKey: readKey(reader, 'HAOPAI_ALIPAY_PRIVATE_KEY', privateKeyOf),
    alipayPublicKey: readKey(reader, 'HAOPAI_ALIPAY_PUBLIC_KEY', publicKeyOf),
    siteOrigin: readSiteOrigin(reader, environment, http),
  };
}

function readGateway(reader: VariableReader, environment: Environment): string {
  const text = reader.text('HAOPAI_ALIPAY_GATEWAY') ?? GATEWAY;
  const isUsable = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isUsable) reader.fault('HAOPAI_ALIPAY_GATEWAY must be an address that starts with https://');
  else if (environment === 'production' && !text.startsWith('https:'))
    reader.fault('HAOPAI_ALIPAY_GATEWAY must start with https:// in production');
  return text;
}

/** Where Alipay sends the payer back to, and its notifications. */
function readSiteOrigin(reader: VariableReader, environment: Environment, http: HttpConfig): string {
  const origin = reader.text('HAOPAI_SITE_ORIGIN') ?? http.origins[0] ?? '';
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    reader.fault(
      'HAOPAI_SITE_ORIGIN must be the origin at which Alipay finds this site, such as https://haopai.example',
    );
  else if (environment === 'production' && !origin.startsWith('https:'))
    reader.fault('HAOPAI_SITE_ORIGIN must start with https:// in production');
  return origin;
}

/** As PEM. No fault repeats the key. */
function readKey(reader: VariableReader, name: string, parse: (text: string) => KeyObject | null): string {
  const text = reader.secret(name);
  if (text === null) {
    if (reader.text(`${name}_FILE`) === null)
      reader.fault(`${name} is missing: HAOPAI_PAYMENTS=alipay needs it`);
    return '';
  }
  const key = parse(text);
  if (key === null || key.asymmetricKeyType !== 'rsa') {
    reader.fault(`${name} is no RSA key, neither as PEM nor as Alipay's tool writes it`);
    return '';
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MODULUS_BITS_MIN)
    reader.fault(`${name} is weak: an RSA key of at least ${MODULUS_BITS_MIN} bits is wanted`);
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
}

/** Alipay's tool gives base64 without head and foot: PKCS#8 for Java, PKCS#1 for all else. */
function privateKeyOf(text: string): KeyObject | null {
  return firstThatParses(createPrivateKey, text, ['PRIVATE KEY', 'RSA PRIVATE KEY']);
}

function publicKeyOf(text: string): KeyObject | null {
  // A private key would do as well: whoever mixed the two up must hear of it.
  if (text.includes('PRIVATE KEY')) return null;
  return firstThatParses(createPublicKey, text, ['PUBLIC KEY']);
}

function firstThatParses(
  parse: (pem: string) => KeyObject,
  text: string,
  labels: readonly string[],
): KeyObject | null {
  const pems = text.startsWith('-----BEGIN') ? [text] : labels.map((label) => pemOf(text, label));
  for (const pem of pems) {
    try {
      return parse(pem);
    } catch {
      // The next form, or none.
    }
  }
  return null;
}

function pemOf(base64: string, label: string): string {
  const lines = base64.replace(/\s/g, '').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
