// A plate is found when it has all that is looked for, after its prefix.
import fc from 'fast-check';
import { PLATE_PATTERNS } from './plate-pattern';
import { isFound, isFoundAmongOffers, type OfferSearch, type PlateSearch } from './plate-search';

const ANYTHING: PlateSearch = { contains: null, endsWith: null, without: null, pattern: null };
const found = (serial: string, search: Partial<PlateSearch>): boolean =>
  isFound({ number: `浙G${serial}` }, { ...ANYTHING, ...search });

describe('a search in plates', () => {
  it.each<[string, Partial<PlateSearch>, readonly string[], readonly string[]]>([
    ['nothing', {}, ['8888A', 'D12345'], []],
    ['a text anywhere', { contains: '88' }, ['88123', 'A8812', '12388'], ['81818']],
    ['a tail', { endsWith: '8' }, ['12348', 'D12348'], ['88881', '8888A']],
    ['no four', { without: '4' }, ['12356'], ['12345', '4A111']],
    ['neither of two characters', { without: '47' }, ['12356'], ['12345', '71235']],
    ['a pattern', { pattern: 'abab' }, ['61616'], ['61661']],
    [
      'several together',
      { contains: '6', endsWith: '8', without: '4', pattern: 'aaa' },
      ['66608'],
      ['66604', '66601', '55508', '60608'],
    ],
  ])('finds %s', (_what, search, fitting, others) => {
    for (const serial of fitting) expect([serial, found(serial, search)]).toEqual([serial, true]);
    for (const serial of others) expect([serial, found(serial, search)]).toEqual([serial, false]);
  });

  it('does not look at the prefix', () => {
    expect(found('12345', { contains: 'G' })).toBe(false);
    expect(found('12345', { without: 'G' })).toBe(true);
  });

  it('finds with two conditions what is found with each', () => {
    const serial = fc.stringMatching(/^[0-3A]{5,6}$/);
    const part = fc.option(fc.stringMatching(/^[0-3A]{1,3}$/));
    const search = fc.record({
      contains: part,
      endsWith: part,
      without: part,
      pattern: fc.constantFrom(null, ...PLATE_PATTERNS),
    });
    fc.assert(
      fc.property(serial, search, (text, wanted) => {
        const { contains, endsWith, without, pattern } = wanted;
        const each = [{ contains }, { endsWith }, { without }, { pattern }];
        expect(found(text, wanted)).toBe(each.every((one) => found(text, one)));
      }),
    );
  });
});

describe('a search among offered plates', () => {
  const HOME = { number: '浙G8668K', region: '330702', isPersonalised: false, priceFen: 500_000 };
  const ANY: OfferSearch = { ...ANYTHING, region: null, priceFromFen: null, priceToFen: null };
  const fits = (search: Partial<OfferSearch>, plate: object = {}): boolean =>
    isFoundAmongOffers({ ...HOME, ...plate }, { ...ANY, ...search });

  it('finds plates of the region, and personalised ones of any', () => {
    expect([fits({ region: '330702' }), fits({ region: '330782' })]).toEqual([true, false]);
    expect(fits({ region: '330782' }, { isPersonalised: true })).toBe(true);
  });

  it('finds what costs as much as the least and the most', () => {
    expect(fits({ priceFromFen: 500_000, priceToFen: 500_000 })).toBe(true);
    expect([fits({ priceFromFen: 500_001 }), fits({ priceToFen: 499_999 })]).toEqual([false, false]);
  });

  it('finds nothing without a fixed price by its price', () => {
    const unpriced = { priceFen: null };
    expect([fits({ priceToFen: 1 }, unpriced), fits({}, unpriced)]).toEqual([false, true]);
  });

  it('finds by number as every search does', () => {
    expect([fits({ contains: '66' }), fits({ without: '6' })]).toEqual([true, false]);
  });
});
