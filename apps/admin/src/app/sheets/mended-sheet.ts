// A spreadsheet mended where its faults are shown: what was read of it, with cells and headings that somebody wrote anew, as a file that can be read again.
import type { LotColumn, PlateColumn, SheetText } from '@haopai/contracts';

export type PlateSheetColumn = LotColumn | PlateColumn;
export type PlateSheetText = SheetText<PlateSheetColumn>;

export interface MendedCell {
  readonly line: number;
  readonly column: PlateSheetColumn;
  readonly value: string;
}

/** A column that is not imported, with what stands in its first line. */
export interface UnknownColumn {
  readonly at: number;
  readonly heading: string;
  readonly example: string;
}

const ENDING = /\.[^.]*$/;

export function unknownColumnsOf({ rows, headerLine, columns }: PlateSheetText): readonly UnknownColumn[] {
  const headings = rows[headerLine - 1] ?? [];
  const below = rows.slice(headerLine);
  return headings.flatMap((heading, at) => {
    if (heading === '' || (columns[at] ?? null) !== null) return [];
    return [{ at, heading, example: below.find((row) => (row[at] ?? '') !== '')?.[at] ?? '' }];
  });
}

/** A column that the sheet does not have is put behind the others. */
export function withCells(text: PlateSheetText, cells: readonly MendedCell[]): PlateSheetText {
  const absent = cells.map(({ column }) => column).filter((column) => !text.columns.includes(column));
  const columns = [...text.columns, ...new Set(absent)];
  const rows = text.rows.map((row, index) => {
    const written = cells.filter(({ line }) => line === index + 1);
    if (index !== text.headerLine - 1 && written.length === 0) return row;
    const full = columns.map((_, at) => row[at] ?? '');
    for (const { column, value } of written) full[columns.indexOf(column)] = value;
    return full;
  });
  return namedAnew({ ...text, rows, columns });
}

export function withColumn(text: PlateSheetText, at: number, column: PlateSheetColumn): PlateSheetText {
  return namedAnew({ ...text, columns: text.columns.map((one, nth) => (nth === at ? column : one)) });
}

/** Headings and these lines alone. */
export function onlyLines(text: PlateSheetText, lines: ReadonlySet<number>): PlateSheetText {
  const rows = text.rows.filter((_, index) => index < text.headerLine || lines.has(index + 1));
  return { ...text, rows };
}

/** As CSV; of the lines each stays where it was, so that they are told by the same numbers. */
export function fileOf({ rows }: PlateSheetText, name: string): File {
  const lines = rows.map((row) => (row.length === 0 ? '""' : row.map(quoted).join(',')));
  return new File([lines.join('\r\n')], name.replace(ENDING, '.csv'), { type: 'text/csv' });
}

/** Where a column is known, its heading is the column's own name, which any language understands. */
function namedAnew(text: PlateSheetText): PlateSheetText {
  const rows = text.rows.map((row, index) =>
    index === text.headerLine - 1
      ? text.columns.map((column, at) => (column === null ? (row[at] ?? '') : column))
      : row,
  );
  return { ...text, rows };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
