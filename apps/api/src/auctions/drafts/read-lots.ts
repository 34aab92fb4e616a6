// Reads lots as people write them, by hand or in a spreadsheet, and says of each cell what is wrong with it.
import type { LotFault, LotFaultRule, PlateClaim, PlateView, SheetCause, SheetLot } from '@haopai/contracts';
import { DRILL_PLATES, parsePlate, type Plate } from '@haopai/rules';
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
} from '../sheets';

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
  /** Of those that another auction claims, as what. */
  readonly elsewhere: ReadonlyMap<string, LotElsewhere>;
  /** Lots of the auction already, by their plates' numbers. */
  readonly present: ReadonlyMap<string, { readonly lotNo: number }>;
  /** Codes by code and by name. */
  readonly regions: ReadonlyMap<string, string>;
  /** Then it takes toy plates and no others. */
  readonly isDrill: boolean;
}

export interface LotElsewhere {
  readonly auctionId: number;
  readonly title: string;
  readonly lotNo: number;
  /** Then its lots can still move. */
  readonly isDraft: boolean;
}

/** Where the plates of the lines above stand, and those of the auction's lots. */
type Seen = Map<string, SheetCause>;

export function readLots(
  lines: readonly LotLine[],
  around: LotSurroundings,
): { readonly lots: readonly SheetLot[]; readonly faults: readonly LotFault[] } {
  const seen: Seen = new Map(
    [...around.present].map(([number, { lotNo }]): [string, SheetCause] => [
      number,
      { code: 'PLATE.IN_DRAFT', data: { lotNo } },
    ]),
  );
  const { good, faults } = readLines(lines, (line) => readLot(line, around, seen));
  return { lots: good, faults };
}

/** What the stock says of a plate need not be said again. */
function readLot(line: LotLine, around: LotSurroundings, seen: Seen): LineRead<SheetLot, LotFault> {
  const written = around.isDrill ? readToyPlate(line.plate) : readPlateNumber(line.plate);
  const plate = 'value' in written ? written.value : undefined;
  const known = plate && around.stock.get(plate.number);
  const usualRegion = around.isDrill ? firstOf(around.regions) : known?.region;
  const read = joinCells(line, {
    plate: 'value' in written ? freeOf(written.value, line.line, around, seen) : written,
    colour: readColour(line.colour, plate?.kind, known?.colour),
    // Everybody bids for a toy.
    personalised: around.isDrill
      ? { value: true }
      : readPersonalised(line.personalised, known?.isPersonalised),
    region: readRegion(line.region, around.regions, usualRegion),
    startPrice: line.startPrice === '' ? { rule: 'PRICE.MISSING' as const } : readPrice(line.startPrice),
  });
  if ('faults' in read) return read;
  const { colour, personalised, region, startPrice } = read.good;
  const { number, kind } = read.good.plate;
  return {
    good: {
      line: line.line,
      plate: { number, kind, colour, isPersonalised: personalised, region },
      startPriceFen: startPrice,
    },
  };
}

function firstOf(regions: LotSurroundings['regions']): string | undefined {
  const [region] = regions.values();
  return region;
}

function readToyPlate(text: string): Cell<Plate, LotFaultRule> {
  const read = parsePlate(text, DRILL_PLATES);
  return read.ok ? { value: read.value } : { rule: 'PLATE.NO_TOY' };
}

function freeOf(plate: Plate, line: number, around: LotSurroundings, seen: Seen): Cell<Plate, LotFaultRule> {
  const { number } = plate;
  const before = seen.get(number);
  if (before !== undefined) return { rule: 'PLATE.REPEATED', cause: before };
  seen.set(number, { code: 'PLATE.IN_LINE', data: { above: line } });
  const claim = around.claims.get(number);
  if (claim === undefined) return { value: plate };
  const elsewhere = claim === 'inAuction' ? around.elsewhere.get(number) : undefined;
  if (elsewhere === undefined) return { rule: `PLATE.CLAIMED.${claim}` };
  const { isDraft, ...data } = elsewhere;
  return {
    rule: `PLATE.CLAIMED.${claim}`,
    cause: { code: isDraft ? 'PLATE.IN_AUCTION' : 'PLATE.IN_PUBLISHED', data },
  };
}
