// A spreadsheet of lots as a clerk fills it in: fifty plates, and the same with mistakes of the kinds that people make.
import writeXlsxFile from 'write-excel-file/node';

export const SHEET_LOTS = 50;
/** Of every lot. */
export const SHEET_START_YUAN = 5_000;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Cell = string | number;
type Row = readonly [plate: Cell, colour: Cell, personalised: Cell, region: Cell, startYuan: Cell];

const HEADINGS = ['号牌', '颜色', '个性化', '证件所在地', '起价（元）'];
/** Lots of the citizens' own region come first; the rest are for everybody. */
const OF_ONE_REGION = 40;
const FIRST_SERIAL = 61_300;

/** Faults by the line and column of the sheet, as `lotSheetWithFaults` has them. */
export const SHEET_FAULTS = ['7-startPrice', '12-region', '30-plate', '41-plate'];

export function lotSheet(): Promise<Buffer> {
  return workbook(lines());
}

/** A price in words, a region of another city, a plate twice, and a letter that no plate has. */
export function lotSheetWithFaults(): Promise<Buffer> {
  const rows = [...lines()];
  const at = (line: number): Row => rows[line - 2] ?? ['', '', '', '', ''];
  const change = (line: number, change: (row: Row) => Row): void => void (rows[line - 2] = change(at(line)));
  change(7, ([plate, colour, personalised, region]) => [plate, colour, personalised, region, '五千']);
  change(12, ([plate, colour, personalised, , yuan]) => [plate, colour, personalised, '西湖区', yuan]);
  change(30, ([, ...rest]) => [at(29)[0], ...rest]);
  change(41, ([, ...rest]) => ['浙G1O234', ...rest]);
  return workbook(rows);
}

/** Number of the plate of a lot, from 1. */
export function sheetPlate(lotNo: number): string {
  return `浙G${FIRST_SERIAL + lotNo}`;
}

function lines(): readonly Row[] {
  return Array.from({ length: SHEET_LOTS }, (_, index) => {
    const isForAll = index >= OF_ONE_REGION;
    return [
      sheetPlate(index + 1),
      '蓝',
      isForAll ? '是' : '否',
      isForAll ? '义乌市' : '婺城区',
      SHEET_START_YUAN,
    ];
  });
}

function workbook(rows: readonly Row[]): Promise<Buffer> {
  return writeXlsxFile([HEADINGS, ...rows].map((row) => [...row])).toBuffer();
}
