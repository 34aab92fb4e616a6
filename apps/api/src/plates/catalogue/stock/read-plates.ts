// Reads plates for the stock as people write them, by hand or in a spreadsheet, and says of each cell what is wrong with it.
import type { PlateFault, PlateFaultRule, PlateWay, SheetPlate } from '@haopai/contracts';
import type { Plate } from '@haopai/rules';
import {
  type Cell,
  joinCells,
  type LineRead,
  readColour,
  readLines,
  readPersonalised,
  readPlateNumber,
  readPrice,
  readRegion,
} from '../../../auctions/sheets';

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

/** The lines above, by number. */
type Seen = Map<string, number>;

export function readPlates(
  lines: readonly PlateLine[],
  around: PlateSurroundings,
): { readonly plates: readonly SheetPlate[]; readonly faults: readonly PlateFault[] } {
  const seen: Seen = new Map();
  const { good, faults } = readLines(lines, (line) => readLine(line, around, seen));
  return { plates: good, faults };
}

function readLine(line: PlateLine, around: PlateSurroundings, seen: Seen): LineRead<SheetPlate, PlateFault> {
  const plate = readPlate(line, around, seen);
  const read = joinCells(line, {
    plate,
    colour: readColour(line.colour, 'value' in plate ? plate.value.kind : undefined),
    personalised: readPersonalised(line.personalised),
    region: readRegion(line.region, around.regions),
    // Empty: not for sale.
    price: line.price === '' ? { value: null } : readPrice(line.price),
  });
  if ('faults' in read) return read;
  const { colour, personalised, region, price } = read.good;
  const { number, kind } = read.good.plate;
  return {
    good: {
      line: line.line,
      plate: { number, kind, colour, isPersonalised: personalised, region },
      priceFen: price,
    },
  };
}

function readPlate(line: PlateLine, around: PlateSurroundings, seen: Seen): Cell<Plate, PlateFaultRule> {
  const read = readPlateNumber(line.plate);
  if ('rule' in read) return read;
  const { number } = read.value;
  const above = seen.get(number);
  if (above !== undefined)
    return { rule: 'PLATE.REPEATED', cause: { code: 'PLATE.IN_LINE', data: { above } } };
  seen.set(number, line.line);
  if (around.present.has(number)) return { rule: 'PLATE.PRESENT' };
  const way = around.ways.get(number);
  return way === undefined ? read : { rule: `PLATE.CLAIMED.${way}` };
}
