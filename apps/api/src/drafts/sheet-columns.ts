// Finds the columns of a spreadsheet of lots by their headings, in either language and any order.
import type { LotColumn, LotFault } from '@haopai/contracts';
import type { LotLine } from './read-lots';

const HEADINGS: Readonly<Record<LotColumn, readonly string[]>> = {
  plate: ['号牌', '号牌号码', '车牌', '车牌号', 'plate', 'platenumber', 'number'],
  colour: ['颜色', '号牌颜色', 'colour', 'color'],
  personalised: ['个性化', '个性化号牌', 'personalised', 'personalized'],
  region: ['证件所在地', '所在地', '地区', '区域', 'region', 'district'],
  startPrice: ['起拍价', '起始价', '起价', 'startprice', 'startingprice', 'price'],
};
const NEEDED: readonly LotColumn[] = ['plate', 'startPrice'];

/** As the template names them. */
export const TEMPLATE_HEADINGS: readonly string[] = ['号牌', '颜色', '个性化', '证件所在地', '起拍价（元）'];

export function linesOf(rows: readonly (readonly string[])[]): {
  readonly lines: readonly LotLine[];
  readonly faults: readonly LotFault[];
} {
  const headerAt = rows.findIndex((row) => row.length > 0);
  const places = placesIn(rows[headerAt] ?? []);
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) {
    const faultOf = (column: LotColumn): LotFault => ({
      ...{ line: headerAt + 1, column, rule: 'COLUMN.MISSING', value: '' },
    });
    return { lines: [], faults: missing.map(faultOf) };
  }
  const lines = rows.flatMap((row, index) =>
    index <= headerAt || row.length === 0 ? [] : [lineOf(row, index)],
  );
  return { lines, faults: [] };

  function lineOf(row: readonly string[], index: number): LotLine {
    const cell = (column: LotColumn): string => row[places.get(column) ?? -1] ?? '';
    const [plate, colour, personalised] = [cell('plate'), cell('colour'), cell('personalised')];
    const [region, startPrice] = [cell('region'), cell('startPrice')];
    return { line: index + 1, plate, colour, personalised, region, startPrice };
  }
}

function placesIn(header: readonly string[]): ReadonlyMap<LotColumn, number> {
  const places = new Map<LotColumn, number>();
  for (const [place, heading] of header.entries()) {
    const column = columnOf(heading);
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  return places;
}

/** A unit in brackets may follow. */
function columnOf(heading: string): LotColumn | undefined {
  const plain = heading
    .replace(/[（(].*$/, '')
    .replaceAll(/[\s_*-]/g, '')
    .toLowerCase();
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(plain));
  // The record has a key for each column and no other.
  return found?.[0] as LotColumn | undefined;
}
