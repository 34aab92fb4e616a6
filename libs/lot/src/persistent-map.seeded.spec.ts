// PersistentMap against a plain Map, and that older versions stay what they were.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PersistentMap } from './persistent-map';

describe('PersistentMap', () => {
  it('reads like a Map after any writes, and older versions are untouched', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer()), { maxLength: 400 }),
        (writes) => {
          const plain = new Map<string, number>();
          let map = PersistentMap.empty<number>();
          for (const [key, value] of writes) {
            const before = { map, value: map.get(key) };
            map = map.set(key, value);
            plain.set(key, value);
            assert.equal(before.map.get(key), before.value);
          }
          for (const [key, value] of plain) assert.equal(map.get(key), value);
          assert.equal(map.get('absent key'), undefined);
        },
      ),
    );
  });

  it('holds keys whose hashes collide', () => {
    // FNV-1a gives these two the same 32 bits.
    const map = PersistentMap.empty<number>().set('costarring', 1).set('liquid', 2);
    expect([map.get('costarring'), map.get('liquid')]).toEqual([1, 2]);
  });

  it('holds a hundred thousand bid ids', () => {
    let map = PersistentMap.empty<number>();
    for (let i = 0; i < 100_000; i++) map = map.set(`bid-${i}`, i);
    expect(map.get('bid-99999')).toBe(99_999);
    expect(map.get('bid-100000')).toBeUndefined();
  });
});
