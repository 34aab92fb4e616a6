// Reads the cells in which people write plates and prices, by hand or in a spreadsheet: each a value, or the rule that it breaks.
import { type PlateView, PRICE_FEN_MAX, PRICE_FEN_MIN, type SheetCause } from '@haopai/contracts';
import { JINHUA_PLATES, LANGUAGES, parsePlate, type Plate } from '@haopai/rules';
import { textsIn } from '../../texts';
import { CAUSE_OF_RANGE, causeOfPlate, causeOfPrice } from './cell-causes';

const VALUE_TOLD_MAX = 60;
const SIMILAR_TOLD_MAX = 3;

export type Cell<Value, Rule extends string> =
  { readonly value: Value } | { readonly rule: Rule; readonly cause?: SheetCause };

type Cells = Readonly<Record<string, Cell<unknown, string>>>;
type ValuesOf<Given extends Cells> = {
  readonly [Column in keyof Given]: Given[Column] extends Cell<infer Value, string> ? Value : never;
};
type RuleOf<Given extends Cells> = Extract<Given[keyof Given], { readonly rule: string }>['rule'];

/** What is wrong with one cell of a line, and what stands there. */
export interface CellFault<Column, Rule> {
  readonly line: number;
  readonly column: Column;
  readonly rule: Rule;
  readonly value: string;
  readonly cause?: SheetCause;
}

export type LineRead<Good, Fault> = { readonly good: Good } | { readonly faults: readonly Fault[] };

/** Whoever filled a sheet in wrote in any of the site's languages. */
const WORDS = LANGUAGES.map((language) => textsIn(language).sheets);
const PLATE_COLOURS: readonly PlateView['colour'][] = ['blue', 'yellow', 'green'];

// Maps: a cell may hold the name of something that every object has.
const COLOURS: ReadonlyMap<string, PlateView['colour']> = new Map<string, PlateView['colour']>(
  WORDS.flatMap(({ colours }) =>
    PLATE_COLOURS.flatMap((colour) => colours[colour].map((word) => [word.toLowerCase(), colour] as const)),
  ),
);
const YES_AND_NO: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  ['1', true],
  ['0', false],
  ...WORDS.flatMap(({ yes, no }) => [
    ...yes.map((word) => [word.toLowerCase(), true] as const),
    ...no.map((word) => [word.toLowerCase(), false] as const),
  ]),
]);

export function readPlateNumber(text: string): Cell<Plate, 'PLATE.EXAMPLE' | 'PLATE.MALFORMED'> {
  const read = parsePlate(text, JINHUA_PLATES);
  if (read.ok) return { value: read.value };
  if (WORDS.some(({ example }) => text.startsWith(example))) return { rule: 'PLATE.EXAMPLE' };
  return { rule: 'PLATE.MALFORMED', cause: causeOfPlate(read) };
}

/** Numbers of the plates that can be read, for whoever looks up their surroundings. */
export function plateNumbersIn(lines: readonly { readonly plate: string }[]): readonly string[] {
  return lines.flatMap(({ plate }) => {
    const read = readPlateNumber(plate);
    return 'value' in read ? [read.value.number] : [];
  });
}

export function isColourOfKind(kind: PlateView['kind'], colour: PlateView['colour']): boolean {
  return (kind === 'newEnergy') === (colour === 'green');
}

export function usualColour(kind: PlateView['kind']): PlateView['colour'] {
  return kind === 'newEnergy' ? 'green' : 'blue';
}

/** `usual` for an empty cell; the kind is undefined where the plate cannot be read. */
export function readColour(
  text: string,
  kind: PlateView['kind'] | undefined,
  usual = usualColour(kind ?? 'ordinary'),
): Cell<PlateView['colour'], 'COLOUR.UNKNOWN' | 'COLOUR.NOT_OF_KIND'> {
  const colour = text === '' ? usual : COLOURS.get(text.toLowerCase());
  if (colour === undefined) return { rule: 'COLOUR.UNKNOWN' };
  const isOfKind = kind === undefined || isColourOfKind(kind, colour);
  return isOfKind ? { value: colour } : { rule: 'COLOUR.NOT_OF_KIND' };
}

export function readPersonalised(text: string, usual = false): Cell<boolean, 'PERSONALISED.UNKNOWN'> {
  const value = text === '' ? usual : YES_AND_NO.get(text.toLowerCase());
  return value === undefined ? { rule: 'PERSONALISED.UNKNOWN' } : { value };
}

/** `regions` gives codes by code and by name. */
export function readRegion(
  text: string,
  regions: ReadonlyMap<string, string>,
  usual?: string,
): Cell<string, 'REGION.MISSING' | 'REGION.UNKNOWN'> {
  if (text === '') return usual === undefined ? { rule: 'REGION.MISSING' } : { value: usual };
  const value = regions.get(text.toLowerCase());
  if (value !== undefined) return { value };
  const names = similarTo(text, [...regions.keys()]);
  if (names.length === 0) return { rule: 'REGION.UNKNOWN' };
  return { rule: 'REGION.UNKNOWN', cause: { code: 'REGION.SIMILAR', data: { names } } };
}

/** Names that have most characters of this one in common with it: 婺成区 is meant to be 婺城区. */
function similarTo(text: string, names: readonly string[]): readonly string[] {
  const written = new Set(text.toLowerCase());
  const shared = (name: string): number => [...new Set(name)].filter((one) => written.has(one)).length;
  return names
    .filter((name) => /^\p{Script=Han}{3,}$/u.test(name) && shared(name) * 2 > name.length)
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, SIMILAR_TOLD_MAX);
}

/** Fen, or yuan as text: `50000`, `50,000.00`, `￥５００００`, `50000元`; no more than fen, and never through a float. */
export function readPrice(given: number | string): Cell<number, 'PRICE.UNREADABLE' | 'PRICE.OUT_OF_RANGE'> {
  const fen = typeof given === 'number' ? given : fenOf(given);
  if (fen === null) return unread(causeOfPrice(String(given).normalize('NFKC')));
  const isInRange = fen >= PRICE_FEN_MIN && fen <= PRICE_FEN_MAX;
  return isInRange ? { value: fen } : { rule: 'PRICE.OUT_OF_RANGE', cause: CAUSE_OF_RANGE };
}

function unread(cause: SheetCause | undefined): Cell<never, 'PRICE.UNREADABLE'> {
  return { rule: 'PRICE.UNREADABLE', ...(cause === undefined ? {} : { cause }) };
}

/** The values when every cell has one, and else what is wrong with each that has none. */
export function joinCells<Given extends Cells>(
  line: { readonly line: number } & Readonly<Record<keyof Given, string | number>>,
  cells: Given,
): LineRead<ValuesOf<Given>, CellFault<keyof Given, RuleOf<Given>>> {
  const faults = Object.entries(cells).flatMap(([column, cell]) =>
    'value' in cell ? [] : [{ line: line.line, column, value: told(line[column]), ...cell }],
  );
  if (faults.length > 0) return { faults };
  const values = Object.entries(cells).map(([name, cell]) => [
    name,
    'value' in cell ? cell.value : undefined,
  ]);
  // Each has one.
  return { good: Object.fromEntries(values) as ValuesOf<Given> };
}

/** What is right and what is wrong, line by line, in order. */
export function readLines<Line, Good, Fault>(
  lines: readonly Line[],
  read: (line: Line) => LineRead<Good, Fault>,
): { readonly good: readonly Good[]; readonly faults: readonly Fault[] } {
  const all = lines.map(read);
  return {
    good: all.flatMap((one) => ('good' in one ? [one.good] : [])),
    faults: all.flatMap((one) => ('faults' in one ? one.faults : [])),
  };
}

function fenOf(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/^¥\s*/, '')
    .replace(/\s*元$/, '')
    .replaceAll(',', '');
  const [, whole = '', part = ''] = /^(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** As much of what stands in a cell as is said again. */
export function told(value: string | number | undefined): string {
  return [...String(value ?? '')].slice(0, VALUE_TOLD_MAX).join('');
}
