// Personal data at rest: sealed under a key that has an id, and found again through a keyed hash.
export { type DataKey, DATA_KEY_BYTES, parseDataKey, parseDataKeys } from './data-keys';
export { keyedHash } from './keyed-hash';
export { TextSeal } from './text-seal';
