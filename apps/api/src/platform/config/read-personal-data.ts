// The keys of personal data. Production must bring its own; elsewhere random ones do for as long as the program runs.
import { randomBytes } from 'node:crypto';
import { DATA_KEY_BYTES, type DataKey, parseDataKey, parseDataKeys } from '@haopai/sealed-data';
import type { Environment, PersonalDataConfig } from './config';
import type { VariableReader } from './variables';

const KEYS = 'HAOPAI_DATA_KEYS';
const HASH_KEY = 'HAOPAI_DATA_HASH_KEY';

/** No fault repeats a key. */
export function readPersonalData(
  reader: VariableReader,
  environment: Environment,
  warnings: string[],
): PersonalDataConfig {
  const mayBeMissing = environment !== 'production';
  const keys = readKeys(reader, mayBeMissing);
  const hashKey = readHashKey(reader, mayBeMissing);
  if ((keys === null || hashKey === null) && mayBeMissing) {
    warnings.push(
      `${KEYS} or ${HASH_KEY} is not set: random keys are used, and what is sealed now cannot be read after a restart`,
    );
  }
  return {
    keys: keys ?? [{ id: 'random', bytes: randomBytes(DATA_KEY_BYTES) }],
    hashKey: hashKey ?? randomBytes(DATA_KEY_BYTES),
  };
}

function readKeys(reader: VariableReader, mayBeMissing: boolean): readonly DataKey[] | null {
  const text = reader.secret(KEYS);
  const keys = text === null ? null : parseDataKeys(text);
  if (text === null && !mayBeMissing)
    reader.fault(`${KEYS} is missing: give k1:… with 32 random bytes in base64`);
  if (text !== null && keys === null)
    reader.fault(`${KEYS} is weak or not written as k2:…,k1:… with 32 random bytes in base64 each`);
  return keys;
}

function readHashKey(reader: VariableReader, mayBeMissing: boolean): Buffer | null {
  const text = reader.secret(HASH_KEY);
  const key = text === null ? null : parseDataKey(text);
  if (text === null && !mayBeMissing) reader.fault(`${HASH_KEY} is missing: give 32 random bytes in base64`);
  if (text !== null && key === null) reader.fault(`${HASH_KEY} is weak: give 32 random bytes in base64`);
  return key;
}
