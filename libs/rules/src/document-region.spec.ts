// Which regions a document may stand for.
import { isRegionOfDocument, regionsOfDocument } from './document-region';
import { JINHUA_REGIONS } from './jinhua-regions';

const regions = JINHUA_REGIONS.map(({ code }) => code);

describe('the region of a document', () => {
  it('is the one that it names', () => {
    for (const code of regions) expect(regionsOfDocument(code, regions)).toEqual([code]);
  });

  it('is none where it is from elsewhere, or names no place', () => {
    for (const code of ['110101', '330102', '330799', null])
      expect(regionsOfDocument(code, regions)).toEqual([]);
  });

  it.each([
    ['330700', regions],
    ['330701', ['330702', '330703']],
    ['330721', ['330702', '330703']],
    ['330722', ['330784']],
    ['330724', ['330783']],
    ['330725', ['330782']],
  ])('may be any of several where %s names the city or a county that is no more', (code, expected) => {
    expect(regionsOfDocument(code, regions)).toEqual(expected);
  });

  it('is chosen rightly or not', () => {
    expect(isRegionOfDocument('330702', '330702', regions)).toBe(true);
    expect(isRegionOfDocument('330703', '330702', regions)).toBe(false);
    expect(isRegionOfDocument('330703', '330721', regions)).toBe(true);
    expect(isRegionOfDocument('330703', null, regions)).toBe(false);
  });
});
