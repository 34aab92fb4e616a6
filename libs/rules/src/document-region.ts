// For which regions of a site a document may stand (docs/domain.md, "Accounts"). Pure.

/** Counties of Jinhua whose code ended; who was registered there first carries it for life. */
const FORMER: Readonly<Record<string, readonly string[]>> = {
  // Jinhua county became parts of two districts.
  '330721': ['330702', '330703'],
  '330722': ['330784'],
  '330724': ['330783'],
  '330725': ['330782'],
};
const CITY_LENGTH = 4;
/** The city as a whole, or all of its districts: behind them the code of a district or county. */
const WHOLE_CITY = '00';
const ALL_DISTRICTS = '01';
/** Districts have 02 to 20; counties and county-level cities come behind them. */
const DISTRICT_MAX = 20;

/**
 * Those of `regions` that a document with the administrative code `code` may stand for: the region that it names, several where it names the city
 * or a county that is no more, and none where it is from elsewhere or names no place (null).
 */
export function regionsOfDocument(code: string | null, regions: readonly string[]): readonly string[] {
  if (code === null) return [];
  if (regions.includes(code)) return [code];
  const former = FORMER[code];
  if (former !== undefined) return former.filter((region) => regions.includes(region));
  const [city, place] = [code.slice(0, CITY_LENGTH), code.slice(CITY_LENGTH)];
  const ofCity = regions.filter((region) => region.startsWith(city));
  if (place === WHOLE_CITY) return ofCity;
  if (place === ALL_DISTRICTS)
    return ofCity.filter((region) => Number(region.slice(CITY_LENGTH)) <= DISTRICT_MAX);
  return [];
}

export function isRegionOfDocument(region: string, code: string | null, regions: readonly string[]): boolean {
  return regionsOfDocument(code, regions).includes(region);
}
