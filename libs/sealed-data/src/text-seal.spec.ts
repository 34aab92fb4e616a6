// What is sealed opens again under the same key, and under no other.
import { randomBytes } from 'node:crypto';
import { TextSeal } from './text-seal';

const k1 = { id: 'k1', bytes: randomBytes(32) };
const k2 = { id: 'k2', bytes: randomBytes(32) };

describe('a sealed text', () => {
  it.each(['', '13800138000', '浙江省金华市婺城区', 'x'.repeat(1_000)])('opens again: %#', (text) => {
    const seal = new TextSeal([k1]);
    expect(seal.open(seal.seal(text))).toBe(text);
  });

  it('looks different each time and shows nothing but the id of its key', () => {
    const seal = new TextSeal([k1]);
    const [one, other] = [seal.seal('13800138000'), seal.seal('13800138000')];
    expect(one).toMatch(/^k1\.[\w-]{52}$/);
    expect(one).not.toBe(other);
  });

  it('opens under an older key while the first one seals', () => {
    const old = new TextSeal([k1]).seal('13800138000');
    const seal = new TextSeal([k2, k1]);
    expect(seal.open(old)).toBe('13800138000');
    expect(seal.isUnderCurrentKey(old)).toBe(false);
    expect(seal.isUnderCurrentKey(seal.seal('13800138000'))).toBe(true);
  });

  it('does not open without its key, nor under another key of the same name', () => {
    const sealed = new TextSeal([k1]).seal('13800138000');
    expect(() => new TextSeal([k2]).open(sealed)).toThrow('"k1"');
    expect(() => new TextSeal([{ id: 'k1', bytes: k2.bytes }]).open(sealed)).toThrow();
  });

  it('does not open when any character of it was changed or it was cut short', () => {
    const seal = new TextSeal([k1, k2]);
    const sealed = seal.seal('13800138000');
    for (let at = 3; at < sealed.length; at += 1) {
      const other = sealed.charAt(at) === 'A' ? 'B' : 'A';
      expect(() => seal.open(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`)).toThrow();
    }
    expect(() => seal.open(sealed.replace('k1.', 'k2.'))).toThrow();
    for (const broken of ['', 'k1', 'k1.', sealed.slice(0, 30)]) expect(() => seal.open(broken)).toThrow();
  });

  it('is never told by an error', () => {
    const sealed = new TextSeal([k1]).seal('13800138000');
    try {
      new TextSeal([k2]).open(sealed);
    } catch (error) {
      expect(String(error)).not.toContain(sealed.slice(5, 20));
    }
  });

  it('needs a key', () => {
    expect(() => new TextSeal([])).toThrow();
  });
});
