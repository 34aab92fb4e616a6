// Reads lots as people write them, by hand or in a spreadsheet, and says of each cell what is wrong with it.
import type { LotColumn, LotFault, LotFaultRule, PlateClaim, PlateView, SheetLot } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlate, type Plate } from '@haopai/rules';

export const START_PRICE_FEN_MIN = 100;
export const START_PRICE_FEN_MAX = 1_000_000_000_000;
const VALUE_TOLD_MAX = 60;

/** One line as it stands there. */
export interface LotLine {
  readonly line: number;
  readonly plate: string;
  readonly colour: string;
  readonly personalised: string;
  readonly region: string;
  /** Fen, or yuan as text. */
  readonly startPrice: number | string;
}

/** What is known of the plates of these lines, and of the auction that they are for. */
export interface LotSurroundings {
  readonly stock: ReadonlyMap<string, PlateView>;
  readonly claims: ReadonlyMap<string, PlateClaim>;
  /** Numbers that are lots of the auction already. */
  readonly present: ReadonlySet<string>;
  /** Codes by code and by name. */
  readonly regions: ReadonlyMap<string, string>;
}

type Read<Value> = { readonly value: Value } | { readonly rule: LotFaultRule };

const COLOURS: Readonly<Record<string, PlateView['colour']>> = {
  ...{ 蓝: 'blue', 蓝色: 'blue', 蓝牌: 'blue', blue: 'blue' },
  ...{ 黄: 'yellow', 黄色: 'yellow', 黄牌: 'yellow', yellow: 'yellow' },
  ...{ 绿: 'green', 绿色: 'green', 绿牌: 'green', green: 'green' },
};
const YES_AND_NO: Readonly<Record<string, boolean>> = {
  ...{ 是: true, yes: true, y: true, true: true, '1': true },
  ...{ 否: false, no: false, n: false, false: false, '0': false },
};

/** Numbers of the plates that can be read, for whoever looks up their surroundings. */
export function plateNumbersOf(lines: readonly LotLine[]): readonly string[] {
  return lines.flatMap(({ plate }) => {
    const read = parsePlate(plate, JINHUA_PLATES);
    return read.ok ? [read.value.number] : [];
  });
}

export function readLots(
  lines: readonly LotLine[],
  around: LotSurroundings,
): { readonly lots: readonly SheetLot[]; readonly faults: readonly LotFault[] } {
  const seen = new Set(around.present);
  const faults: LotFault[] = [];
  const lots: SheetLot[] = [];
  for (const line of lines) {
    const read = readLot(line, around, seen);
    if ('lot' in read) lots.push(read.lot);
    else faults.push(...read.faults);
  }
  return { lots, faults };
}

function readLot(
  line: LotLine,
  around: LotSurroundings,
  seen: Set<string>,
): { readonly lot: SheetLot } | { readonly faults: readonly LotFault[] } {
  const parsed = parsePlate(line.plate, JINHUA_PLATES);
  const plate: Read<Plate> = parsed.ok ? freeOf(parsed.value, around, seen) : { rule: 'PLATE.MALFORMED' };
  const known = parsed.ok ? around.stock.get(parsed.value.number) : undefined;
  const kind = parsed.ok ? parsed.value.kind : undefined;
  const cells = {
    plate,
    colour: readColour(line.colour, kind, known),
    personalised: readPersonalised(line.personalised, known),
    region: readRegion(line.region, around.regions, known),
    startPrice: typeof line.startPrice === 'number' ? inRange(line.startPrice) : readYuan(line.startPrice),
  };
  const { colour, personalised, region, startPrice } = cells;
  if (
    'value' in plate &&
    'value' in colour &&
    'value' in personalised &&
    'value' in region &&
    'value' in startPrice
  ) {
    const view: PlateView = {
      number: plate.value.number,
      kind: plate.value.kind,
      ...{ colour: colour.value, isPersonalised: personalised.value, region: region.value },
    };
    return { lot: { line: line.line, plate: view, startPriceFen: startPrice.value } };
  }
  const faults = Object.entries(cells).flatMap(([name, cell]) => {
    if ('value' in cell) return [];
    // The record above has a cell for each column and no other.
    const column = name as LotColumn;
    return [{ line: line.line, column, rule: cell.rule, value: told(line[column]) }];
  });
  return { faults };
}

function freeOf(plate: Plate, around: LotSurroundings, seen: Set<string>): Read<Plate> {
  const { number } = plate;
  if (seen.has(number)) return { rule: 'PLATE.REPEATED' };
  seen.add(number);
  const claim = around.claims.get(number);
  return claim === undefined ? { value: plate } : { rule: `PLATE.CLAIMED.${claim}` };
}

function readColour(
  text: string,
  kind: Plate['kind'] | undefined,
  known?: PlateView,
): Read<PlateView['colour']> {
  const usual = known?.colour ?? (kind === 'newEnergy' ? 'green' : 'blue');
  const colour = text === '' ? usual : COLOURS[text.toLowerCase()];
  if (colour === undefined) return { rule: 'COLOUR.UNKNOWN' };
  const isOfKind = kind === undefined || (kind === 'newEnergy') === (colour === 'green');
  return isOfKind ? { value: colour } : { rule: 'COLOUR.NOT_OF_KIND' };
}

function readPersonalised(text: string, known?: PlateView): Read<boolean> {
  const value = text === '' ? (known?.isPersonalised ?? false) : YES_AND_NO[text.toLowerCase()];
  return value === undefined ? { rule: 'PERSONALISED.UNKNOWN' } : { value };
}

function readRegion(text: string, regions: ReadonlyMap<string, string>, known?: PlateView): Read<string> {
  if (text === '') return known === undefined ? { rule: 'REGION.MISSING' } : { value: known.region };
  const code = regions.get(text.toLowerCase());
  return code === undefined ? { rule: 'REGION.UNKNOWN' } : { value: code };
}

/** `50000`, `50,000.00`, `￥50000`, `50000元`: no more than fen, and never through a float. */
function readYuan(text: string): Read<number> {
  if (text === '') return { rule: 'PRICE.MISSING' };
  const plain = text
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')
    .replaceAll(/[,，]/g, '');
  const [, whole = '', part = ''] = /^(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? [];
  if (whole === '') return { rule: 'PRICE.UNREADABLE' };
  return inRange(Number(whole) * 100 + Number(part.padEnd(2, '0')));
}

function inRange(fen: number): Read<number> {
  const isInRange = fen >= START_PRICE_FEN_MIN && fen <= START_PRICE_FEN_MAX;
  return isInRange ? { value: fen } : { rule: 'PRICE.OUT_OF_RANGE' };
}

function told(value: string | number): string {
  return [...String(value)].slice(0, VALUE_TOLD_MAX).join('');
}
