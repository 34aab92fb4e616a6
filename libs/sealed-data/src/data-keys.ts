// The keys that seal personal data, as the environment tells them: `k2:base64,k1:base64`, the current one first.

/** AES-256 and HMAC-SHA-256 take 32 bytes. */
export const DATA_KEY_BYTES = 32;
/** More than a rotation ever needs at a time. */
const KEYS_MAX = 16;

const KEY_ID = /^[a-z0-9]{1,12}$/;
/** 32 bytes in base64 or base64url, with or without the sign that fills up. */
const KEY_TEXT = /^[A-Za-z0-9+/_-]{43}=?$/;
/** A key of fewer different bytes was typed, not drawn: of 32 random ones 30 differ on average. */
const DISTINCT_BYTES_MIN = 16;

export interface DataKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** One key of 32 bytes, or null when the text is none or can be guessed. */
export function parseDataKey(text: string): Buffer | null {
  if (!KEY_TEXT.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === DATA_KEY_BYTES && new Set(bytes).size >= DISTINCT_BYTES_MIN ? bytes : null;
}

/** The keys in their order, one at least and each id once, or null when the text is anything else. */
export function parseDataKeys(text: string): readonly DataKey[] | null {
  const parts = text.split(',').map((part) => part.trim());
  const keys = parts.flatMap((part) => {
    const [id = '', key = '', ...rest] = part.split(':');
    const bytes = rest.length === 0 && KEY_ID.test(id) ? parseDataKey(key) : null;
    return bytes === null ? [] : [{ id, bytes }];
  });
  const isWhole = keys.length === parts.length && new Set(keys.map(({ id }) => id)).size === keys.length;
  return isWhole && keys.length <= KEYS_MAX ? keys : null;
}
