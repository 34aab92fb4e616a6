// With what the public log is signed and under which name, which keys signed it before, and which witnesses are asked to sign with it.
import { createHash, hash } from 'node:crypto';
import { parseVerifierKey } from '@haopai/log';
import type { Environment, PublicLogConfig, Role } from './config';
import type { VariableReader } from './variables';

const KEY = 'HAOPAI_PUBLIC_LOG_KEY';
const NAME = 'HAOPAI_PUBLIC_LOG_NAME';
const OLD_KEYS = 'HAOPAI_PUBLIC_LOG_OLD_KEYS';
const WITNESSES = 'HAOPAI_PUBLIC_LOG_WITNESSES';
const QUORUM = 'HAOPAI_PUBLIC_LOG_QUORUM';
const STAMPS = 'HAOPAI_PUBLIC_LOG_STAMPS';
const KEPT = 'HAOPAI_PUBLIC_LOG_KEPT';
const SEED_BYTES = 32;
const NAME_FORM = /^[a-z0-9][a-z0-9.:/_-]{0,99}$/;
/** Where the site has no address that could be one. */
const NAMELESS = 'haopai';
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));

interface Given {
  readonly environment: Environment;
  readonly role: Role;
  readonly siteOrigin: string;
  /** Whether it is the same after a restart. */
  readonly sessionSecret: { readonly value: string; readonly isGiven: boolean };
  readonly keptDir: string | null;
}

/** No fault repeats a key. */
export function readPublicLog(reader: VariableReader, given: Given): PublicLogConfig {
  const { environment, role, siteOrigin, sessionSecret, keptDir } = given;
  const isProduction = environment === 'production';
  const isOn = reader.oneOf('HAOPAI_PUBLIC_LOG', ['on', 'off'], 'on') === 'on';
  if (!isOn && isProduction)
    reader.fault('HAOPAI_PUBLIC_LOG=off is for load tests and refused in production');
  const name = reader.text(NAME) ?? nameOf(siteOrigin);
  if (!NAME_FORM.test(name))
    reader.fault(
      `${NAME} must be 1 to 100 small letters, digits, dots, colons, slashes, dashes and underscores`,
    );
  const signs = role !== 'edge';
  const seed = readSeed(reader, isProduction && signs);
  if (isProduction && !signs && seed !== null)
    reader.fault(
      `${KEY} is given to an edge: strangers reach it, and whoever took it over could sign a second history. Give it to engines alone`,
    );
  // Doors and engine of one instance, and each further start, come to the same.
  const generated = createHash('sha256').update(`haopai public log\n${sessionSecret.value}`).digest();
  const witnesses = listed(reader, WITNESSES).flatMap((text) => readWitness(reader, text));
  const isKeptOutside = keptDir !== null || witnesses.length > 0;
  const wanted = reader.oneOf(KEPT, ['outside', 'in-the-database-alone'], 'outside');
  if (isProduction && signs && isOn && !isKeptOutside && wanted === 'outside')
    reader.fault(
      `HAOPAI_HEADS_DIR and ${WITNESSES} are missing: of what the public log signed the database alone would know, and one that has lost its end would be ` +
        `signed over. Name a folder that all engines share, or a witness, or say ${KEPT}=in-the-database-alone`,
    );
  return {
    isOn,
    name,
    seed: seed ?? generated,
    keptDir: seed !== null || sessionSecret.isGiven ? keptDir : null,
    oldKeys: listed(reader, OLD_KEYS).filter((key) => isVerifierKey(reader, OLD_KEYS, key)),
    witnesses,
    // All of them where nothing is said.
    quorum: reader.integer(QUORUM, witnesses.length, 0, witnesses.length),
    stamps: readStamps(reader, isProduction),
  };
}

/** By others' clocks: a sandbox's is our own, and is taken in production by nobody. */
function readStamps(reader: VariableReader, isProduction: boolean): string {
  const stamps = reader.text(STAMPS) ?? 'off';
  const isAddress = URL.canParse(stamps) && /^https?:$/.test(new URL(stamps).protocol);
  const isGood = stamps === 'off' || isAddress || (stamps === 'sandbox' && !isProduction);
  if (!isGood)
    reader.fault(
      `${STAMPS} must be off, the address of an RFC 3161 time authority or, outside production, sandbox, not "${stamps}"`,
    );
  return isGood ? stamps : 'off';
}

function nameOf(siteOrigin: string): string {
  const host = URL.canParse(siteOrigin) ? new URL(siteOrigin).host : '';
  return NAME_FORM.test(host) ? host : NAMELESS;
}

function readSeed(reader: VariableReader, isNeeded: boolean): Buffer | null {
  const text = reader.secret(KEY);
  if (text === null) {
    if (isNeeded)
      reader.fault(
        `${KEY} is missing: give 32 random bytes in base64 (openssl rand -base64 32); the public log is signed with it`,
      );
    return null;
  }
  const seed = Buffer.from(text, 'base64');
  if (seed.length === SEED_BYTES && new Set(seed).size > SEED_BYTES / 4) return seed;
  reader.fault(`${KEY} is weak: give 32 random bytes in base64`);
  return null;
}

function listed(reader: VariableReader, name: string): readonly string[] {
  const text = reader.text(name) ?? '';
  return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function isVerifierKey(reader: VariableReader, variable: string, text: string): boolean {
  const isOne = parseVerifierKey(sha256, text).ok;
  if (!isOne) reader.fault(`${variable} lists verifier keys such as name+0123abcd+base64, not "${text}"`);
  return isOne;
}

/** `https://witness.example/haopai witness.example+0123abcd+base64` */
function readWitness(reader: VariableReader, text: string): PublicLogConfig['witnesses'] {
  const [url = '', key = ''] = text.split(/\s+/);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    reader.fault(`${WITNESSES} lists addresses, each with a verifier key behind a space, not "${text}"`);
    return [];
  }
  return isVerifierKey(reader, WITNESSES, key) ? [{ url: url.replace(/\/$/, ''), key }] : [];
}
