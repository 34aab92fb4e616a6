// Reads plates for the stock as people write them, by hand or in a spreadsheet, and says of each cell what is wrong with it.
import type {
  PlateColumn,
  PlateFault,
  PlateFaultRule,
  PlateView,
  PlateWay,
  SheetPlate,
} from '@haopai/contracts';
import { JINHUA_PLATES, parsePlate, type Plate } from '@haopai/rules';

export const PRICE_FEN_MIN = 100;
export const PRICE_FEN_MAX = 1_000_000_000_000;
const VALUE_TOLD_MAX = 60;

/** One line as it stands there; empty texts are what is left out. */
export interface PlateLine {
  readonly line: number;
  readonly plate: string;
  readonly colour: string;
  readonly personalised: string;
  readonly region: string;
  /** Fen, or yuan as text. */
  readonly price: number | string;
}

export interface PlateSurroundings {
  /** Numbers that are in the stock. */
  readonly present: ReadonlySet<string>;
  readonly ways: ReadonlyMap<string, PlateWay>;
  /** Codes by code and by name. */
  readonly regions: ReadonlyMap<string, string>;
}

type Read<Value> = { readonly value: Value } | { readonly rule: PlateFaultRule };

const COLOURS: Readonly<Record<string, PlateView['colour']>> = {
  ...{ 蓝: 'blue', 蓝色: 'blue', 蓝牌: 'blue', blue: 'blue' },
  ...{ 黄: 'yellow', 黄色: 'yellow', 黄牌: 'yellow', yellow: 'yellow' },
  ...{ 绿: 'green', 绿色: 'green', 绿牌: 'green', green: 'green' },
};
const YES_AND_NO: Readonly<Record<string, boolean>> = {
  ...{ 是: true, yes: true, y: true, true: true, '1': true },
  ...{ 否: false, no: false, n: false, false: false, '0': false, '': false },
};

/** Numbers of the plates that can be read, for whoever looks up their surroundings. */
export function numbersIn(lines: readonly PlateLine[]): readonly string[] {
  return lines.flatMap(({ plate }) => {
    const read = parsePlate(plate, JINHUA_PLATES);
    return read.ok ? [read.value.number] : [];
  });
}

export function isColourOfKind(kind: PlateView['kind'], colour: PlateView['colour']): boolean {
  return (kind === 'newEnergy') === (colour === 'green');
}

export function usualColour(kind: PlateView['kind']): PlateView['colour'] {
  return kind === 'newEnergy' ? 'green' : 'blue';
}

export function readPlates(
  lines: readonly PlateLine[],
  around: PlateSurroundings,
): { readonly plates: readonly SheetPlate[]; readonly faults: readonly PlateFault[] } {
  const seen = new Set<string>();
  const faults: PlateFault[] = [];
  const plates: SheetPlate[] = [];
  for (const line of lines) {
    const read = readLine(line, around, seen);
    if ('plate' in read) plates.push(read);
    else faults.push(...read.faults);
  }
  return { plates, faults };
}

function readLine(
  line: PlateLine,
  around: PlateSurroundings,
  seen: Set<string>,
): SheetPlate | { readonly faults: readonly PlateFault[] } {
  const plate = readPlate(line.plate, around, seen);
  const cells = {
    plate,
    colour: readColour(line.colour, 'value' in plate ? plate.value.kind : undefined),
    personalised: found(YES_AND_NO[line.personalised.toLowerCase()], 'PERSONALISED.UNKNOWN'),
    region: readRegion(line.region, around.regions),
    price: typeof line.price === 'number' ? inRange(line.price) : readYuan(line.price),
  };
  const { colour, personalised, region, price } = cells;
  if (
    'value' in plate &&
    'value' in colour &&
    'value' in personalised &&
    'value' in region &&
    'value' in price
  ) {
    const { number, kind } = plate.value;
    return {
      line: line.line,
      plate: {
        ...{ number, kind },
        ...{ colour: colour.value, isPersonalised: personalised.value, region: region.value },
      },
      priceFen: price.value,
    };
  }
  const faults = Object.entries(cells).flatMap(([name, cell]) => {
    if ('value' in cell) return [];
    // The record above has a cell for each column and no other.
    const column = name as PlateColumn;
    return [{ line: line.line, column, rule: cell.rule, value: told(line[column]) }];
  });
  return { faults };
}

function readPlate(text: string, around: PlateSurroundings, seen: Set<string>): Read<Plate> {
  const read = parsePlate(text, JINHUA_PLATES);
  if (!read.ok) return { rule: 'PLATE.MALFORMED' };
  const { number } = read.value;
  if (seen.has(number)) return { rule: 'PLATE.REPEATED' };
  seen.add(number);
  if (around.present.has(number)) return { rule: 'PLATE.PRESENT' };
  const way = around.ways.get(number);
  return way === undefined ? { value: read.value } : { rule: `PLATE.CLAIMED.${way}` };
}

function readColour(text: string, kind: Plate['kind'] | undefined): Read<PlateView['colour']> {
  const colour = text === '' ? usualColour(kind ?? 'ordinary') : COLOURS[text.toLowerCase()];
  if (colour === undefined) return { rule: 'COLOUR.UNKNOWN' };
  const isOfKind = kind === undefined || isColourOfKind(kind, colour);
  return isOfKind ? { value: colour } : { rule: 'COLOUR.NOT_OF_KIND' };
}

function readRegion(text: string, regions: ReadonlyMap<string, string>): Read<string> {
  if (text === '') return { rule: 'REGION.MISSING' };
  return found(regions.get(text.toLowerCase()), 'REGION.UNKNOWN');
}

/** `50000`, `50,000.00`, `￥50000`, `50000元`: no more than fen, and never through a float. Empty: not for sale. */
function readYuan(text: string): Read<number | null> {
  if (text === '') return { value: null };
  const plain = text
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')
    .replaceAll(/[,，]/g, '');
  const [, whole = '', part = ''] = /^(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? [];
  if (whole === '') return { rule: 'PRICE.UNREADABLE' };
  return inRange(Number(whole) * 100 + Number(part.padEnd(2, '0')));
}

function inRange(fen: number): Read<number> {
  return fen >= PRICE_FEN_MIN && fen <= PRICE_FEN_MAX ? { value: fen } : { rule: 'PRICE.OUT_OF_RANGE' };
}

function found<Value>(value: Value | undefined, rule: PlateFaultRule): Read<Value> {
  return value === undefined ? { rule } : { value };
}

function told(value: string | number): string {
  return [...String(value)].slice(0, VALUE_TOLD_MAX).join('');
}
