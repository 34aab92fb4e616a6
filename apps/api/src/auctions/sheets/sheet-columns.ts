// The columns of a spreadsheet, found by their headings in any language and any order, and named in a template.
import { HEADINGS_TOLD_MAX, type SheetCause, type SheetText, type SheetWarning } from '@haopai/contracts';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { type SheetColumn, textsIn } from '../../texts';
import { told } from './plate-cells';

/** The headings stand in one of the first rows: a title may stand above them. */
export const HEADER_ROWS_MAX = 10;

export type SheetLine<Column extends string> = { readonly line: number } & Readonly<Record<Column, string>>;

export interface MissingColumn<Column extends string> {
  readonly line: number;
  readonly column: Column;
  readonly rule: 'COLUMN.MISSING';
  readonly value: '';
  readonly cause?: SheetCause;
}

export interface SheetLines<Column extends string> {
  readonly lines: readonly SheetLine<Column>[];
  readonly faults: readonly MissingColumn<Column>[];
  readonly warnings: readonly SheetWarning[];
  readonly text: SheetText<Column>;
}

export class SheetColumns<Column extends SheetColumn> {
  /** In the order in which a template has them. */
  constructor(
    private readonly columns: readonly Column[],
    private readonly needed: readonly Column[],
  ) {}

  named(language: Language): readonly string[] {
    return this.columns.map((column) => textsIn(language).sheets.headings[column].name);
  }

  /** The lines below the header, as the spreadsheet counts them; none when a column is missing that is needed. */
  linesOf(rows: readonly (readonly string[])[]): SheetLines<Column> {
    const headerAt = this.headerOf(rows);
    const headings = rows[headerAt] ?? [];
    const header = headings.map((text) => this.columnOf(text));
    const isRead = (at: number): boolean => header[at] !== undefined && header.indexOf(header[at]) === at;
    const warnings = warningsOf(headings.filter((text, at) => text !== '' && !isRead(at)));
    const text: SheetText<Column> = {
      rows: rows.map((row) => row.map(told)),
      headerLine: headerAt + 1,
      columns: header.map((column, at) => (column !== undefined && isRead(at) ? column : null)),
    };
    const missing = this.needed.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      const cause = causeOfTitle(
        headings,
        header.some((column) => column !== undefined),
      );
      const fault = { line: headerAt + 1, rule: 'COLUMN.MISSING', value: '' } as const;
      const faults = missing.map((column) => ({ ...fault, column, cause: cause ?? causeOfNames(column) }));
      return { lines: [], faults, warnings, text };
    }
    const lines = rows.flatMap((row, index) => {
      if (index <= headerAt || row.length === 0) return [];
      const cells = this.columns.map((column) => [column, row[header.indexOf(column)] ?? '']);
      // One for each column.
      return [{ line: index + 1, ...(Object.fromEntries(cells) as Record<Column, string>) }];
    });
    return { lines, faults: [], warnings, text };
  }

  /** The first row that names all that is needed, or else the one that names most, or else the first; below 0 where there is none. */
  private headerOf(rows: readonly (readonly string[])[]): number {
    const filled = rows.flatMap((row, at) => (row.length > 0 ? [at] : [])).slice(0, HEADER_ROWS_MAX);
    const named = filled.map((at) => {
      const columns = new Set(rows[at]?.map((text) => this.columnOf(text)));
      columns.delete(undefined);
      return { at, count: columns.size, isWhole: this.needed.every((column) => columns.has(column)) };
    });
    const most = Math.max(0, ...named.map(({ count }) => count));
    const header = named.find(({ isWhole }) => isWhole) ?? named.find(({ count }) => count === most);
    return header?.at ?? -1;
  }

  /** A unit in brackets may follow. */
  private columnOf(text: string): Column | undefined {
    const name = plain(text);
    return this.columns.find((column) => namesOf(column).includes(name));
  }
}

/** In every language, and as the program calls it. */
function namesOf(column: SheetColumn): readonly string[] {
  const said = LANGUAGES.flatMap((language) => {
    const { name, also } = textsIn(language).sheets.headings[column];
    return [plain(name), ...also];
  });
  return [...said, plain(column)];
}

function causeOfNames(column: SheetColumn): SheetCause {
  const names = LANGUAGES.flatMap((language) => {
    const { name, also } = textsIn(language).sheets.headings[column];
    return language === DEFAULT_LANGUAGE ? [name, ...also] : [name];
  });
  return { code: 'COLUMN.NAMES', data: { names: [...new Set(names)] } };
}

/** One text alone names no column: it is a title, and the headings are missing below it. */
function causeOfTitle(headings: readonly string[], isNamed: boolean): SheetCause | undefined {
  const [title, ...others] = headings.filter((text) => text !== '');
  if (isNamed || title === undefined || others.length > 0) return undefined;
  return { code: 'COLUMN.TITLE', data: { title: told(title) } };
}

function warningsOf(ignored: readonly string[]): readonly SheetWarning[] {
  if (ignored.length === 0) return [];
  const headings = ignored.slice(0, HEADINGS_TOLD_MAX).map(told);
  return [{ code: 'SHEET.COLUMNS_IGNORED', data: { headings } }];
}

function plain(text: string): string {
  return text
    .replace(/[（(].*$/, '')
    .replaceAll(/[\s_*-]/g, '')
    .toLowerCase();
}
