// Finds the columns of a spreadsheet of plates by their headings, in either language and any order.
import type { PlateColumn, PlateFault } from '@haopai/contracts';
import type { PlateLine } from './read-plates';

const HEADINGS: Readonly<Record<PlateColumn, readonly string[]>> = {
  plate: ['号牌', '号牌号码', '车牌', '车牌号', 'plate', 'platenumber', 'number'],
  colour: ['颜色', '号牌颜色', 'colour', 'color'],
  personalised: ['个性化', '个性化号牌', 'personalised', 'personalized'],
  region: ['证件所在地', '所在地', '地区', '区域', 'region', 'district'],
  price: ['标卖价', '价格', '售价', 'price'],
};
const NEEDED: readonly PlateColumn[] = ['plate', 'region'];

export function plateLinesOf(rows: readonly (readonly string[])[]): {
  readonly lines: readonly PlateLine[];
  readonly faults: readonly PlateFault[];
} {
  const headerAt = rows.findIndex((row) => row.length > 0);
  const places = placesIn(rows[headerAt] ?? []);
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) {
    const faultOf = (column: PlateColumn): PlateFault => ({
      ...{ line: headerAt + 1, column, rule: 'COLUMN.MISSING', value: '' },
    });
    return { lines: [], faults: missing.map(faultOf) };
  }
  const lines = rows.flatMap((row, index) => {
    if (index <= headerAt || row.length === 0) return [];
    const cell = (column: PlateColumn): string => row[places.get(column) ?? -1] ?? '';
    const [plate, colour, personalised] = [cell('plate'), cell('colour'), cell('personalised')];
    return [{ line: index + 1, plate, colour, personalised, region: cell('region'), price: cell('price') }];
  });
  return { lines, faults: [] };
}

function placesIn(header: readonly string[]): ReadonlyMap<PlateColumn, number> {
  const places = new Map<PlateColumn, number>();
  for (const [place, heading] of header.entries()) {
    const column = columnOf(heading);
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  return places;
}

/** A unit in brackets may follow. */
function columnOf(heading: string): PlateColumn | undefined {
  const plain = heading
    .replace(/[（(].*$/, '')
    .replaceAll(/[\s_*-]/g, '')
    .toLowerCase();
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(plain));
  // The record has a key for each column and no other.
  return found?.[0] as PlateColumn | undefined;
}
