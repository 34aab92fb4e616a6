// How keys are written, and which are too weak to be any.
import { randomBytes } from 'node:crypto';
import { parseDataKey, parseDataKeys } from './data-keys';
import { keyedHash } from './keyed-hash';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const text = bytes.toString('base64');

describe('data keys', () => {
  it('are 32 bytes in base64 or base64url, filled up or not', () => {
    for (const spelling of [text, text.replace('=', ''), bytes.toString('base64url')])
      expect(parseDataKey(spelling)).toEqual(bytes);
  });

  it.each([
    ['nothing', ''],
    ['too little', randomBytes(31).toString('base64')],
    ['too much', randomBytes(33).toString('base64')],
    ['words', 'a secret that somebody has typed, not drawn'],
    ['one byte repeated', Buffer.alloc(32, 7).toString('base64')],
    ['a few bytes repeated', Buffer.from('abcdefgh'.repeat(4)).toString('base64')],
  ])('are not %s', (_, weak) => {
    expect(parseDataKey(weak)).toBeNull();
  });

  it('come as a list, the current one first', () => {
    const keys = parseDataKeys(`k2:${text}, k1:${text}`);
    expect(keys?.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(keys?.[1]?.bytes).toEqual(bytes);
  });

  it.each([
    '',
    text,
    `:${text}`,
    `K1:${text}`,
    `k1:${text},`,
    `k1:${text},k1:${text}`,
    `k1:${text}:x`,
    'k1:abc',
  ])('are refused when they are written as "%s"', (list) => {
    expect(parseDataKeys(list)).toBeNull();
  });
});

describe('a keyed hash', () => {
  it('is the same for the same text, and another for another kind, text or key', () => {
    const hash = keyedHash(bytes, 'mobile', '13800138000');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash(bytes, 'mobile', '13800138000')).toBe(hash);
    const others = [
      keyedHash(bytes, 'document', '13800138000'),
      keyedHash(bytes, 'mobile', '13800138001'),
      keyedHash(randomBytes(32), 'mobile', '13800138000'),
    ];
    expect(new Set([hash, ...others]).size).toBe(4);
  });
});
