// Words of several files in one: areas may be shared, words may not.
import { joinWords } from './join-words';

describe('joinWords', () => {
  it('adds to an area that another file has', () => {
    const joined = joinWords({ refusal: { 'A.B': 'a' }, nav: { home: 'h' } }, { refusal: { 'C.D': 'c' } });
    expect(joined).toEqual({ refusal: { 'A.B': 'a', 'C.D': 'c' }, nav: { home: 'h' } });
  });

  it('refuses a word that is there twice, and a word without an area', () => {
    expect(() => joinWords({ nav: { home: 'h' } }, { nav: { home: 'i' } })).toThrow('nav.home');
    expect(() => joinWords({ nav: 'h' })).toThrow('"nav"');
  });
});
