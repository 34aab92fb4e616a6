// Two versions of one form: what only one changed comes in by itself, and what both changed is left to whoever reads it.
import { differenceOf } from './difference-of';
import { mergeTexts } from './merge-texts';

const BEGUN = { title: 'a', deposit: '5000', note: '' };

describe('two who changed the same form', () => {
  it('both keep what only they changed', () => {
    const merged = mergeTexts(BEGUN, { ...BEGUN, title: 'b' }, { ...BEGUN, deposit: '7000' });
    expect(merged.texts).toEqual({ title: 'b', deposit: '7000', note: '' });
    expect(merged.changes).toEqual([{ name: 'deposit', before: '5000', theirs: '7000', mine: null }]);
  });

  it('have to choose where both changed the same field, and nothing is lost before', () => {
    const merged = mergeTexts(BEGUN, { ...BEGUN, title: 'b' }, { ...BEGUN, title: 'c' });
    expect(merged.texts.title).toBe('b');
    expect(merged.changes).toEqual([{ name: 'title', before: 'a', theirs: 'c', mine: 'b' }]);
  });

  it('agree where both changed it to the same', () => {
    const both = { ...BEGUN, title: 'b' };
    expect(mergeTexts(BEGUN, both, both)).toEqual({ texts: both, changes: [] });
  });

  it('see a field that was emptied, and one that was not there before', () => {
    const merged = mergeTexts({ title: 'a' }, { title: 'a', note: 'n' }, { title: '' });
    expect(merged.texts).toEqual({ title: '', note: 'n' });
    expect(merged.changes).toEqual([{ name: 'title', before: 'a', theirs: '', mine: null }]);
  });
});

describe('the difference of two texts', () => {
  it.each([
    ['取牌请到二楼', '取牌请到三楼', '取牌请到', '二', '楼'],
    ['same', 'same', 'same', '', ''],
    ['ab', 'aab', 'a', '', 'b'],
    ['', 'x', '', '', ''],
  ])('of %p beside %p is marked', (text, other, before, changed, after) => {
    expect(differenceOf(text, other)).toEqual({ before, changed, after });
  });

  it('shows of what is the same only what tells where one is', () => {
    const [before, after] = ['甲'.repeat(200), '乙'.repeat(200)];
    const found = differenceOf(`${before}x${after}`, `${before}y${after}`);
    expect([found.before.length, found.changed, found.after.length]).toEqual([61, 'x', 61]);
  });
});
