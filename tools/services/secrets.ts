// The passwords and keys of this installation: made once, kept in one file that only its owner can read.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatePassword } from './private-services';
import type { SiteKeys } from './site-keys';

export interface Secrets extends SiteKeys {
  readonly mysqlPassword: string;
  readonly redisPassword: string;
  /** Password of the demo's bots. */
  readonly botPassword: string;
}

function generate(): Secrets {
  return {
    mysqlPassword: generatePassword(),
    redisPassword: generatePassword(),
    sessionSecret: randomBytes(32).toString('base64url'),
    dataKeys: `k1:${randomBytes(32).toString('base64url')}`,
    dataHashKey: randomBytes(32).toString('base64url'),
    botPassword: generatePassword(),
  };
}

/** Reads the file, adds what an older version did not know, and writes it back whole. */
export function loadSecrets(file: string): Secrets {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const fresh = generate();
  const secrets: Record<keyof Secrets, string> = { ...fresh };
  const names = Object.keys(fresh).filter((name): name is keyof Secrets => name in fresh);
  for (const name of names) {
    const value: unknown = typeof known === 'object' && known !== null ? Reflect.get(known, name) : undefined;
    if (typeof value === 'string' && value !== '') secrets[name] = value;
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
  return secrets;
}
