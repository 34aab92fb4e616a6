// The columns of a spreadsheet, found by their headings in any language and any order, and named in a template.
import { HEADINGS_TOLD_MAX, type SheetWarning } from '@haopai/contracts';
import { type Language, LANGUAGES } from '@haopai/rules';
import { type SheetColumn, textsIn } from '../../texts';
import { told } from './plate-cells';

export type SheetLine<Column extends string> = { readonly line: number } & Readonly<Record<Column, string>>;

export interface MissingColumn<Column extends string> {
  readonly line: number;
  readonly column: Column;
  readonly rule: 'COLUMN.MISSING';
  readonly value: '';
}

export interface SheetLines<Column extends string> {
  readonly lines: readonly SheetLine<Column>[];
  readonly faults: readonly MissingColumn<Column>[];
  readonly warnings: readonly SheetWarning[];
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
    const headerAt = rows.findIndex((row) => row.length > 0);
    const headings = rows[headerAt] ?? [];
    const header = headings.map((text) => this.columnOf(text));
    const isRead = (at: number): boolean => header[at] !== undefined && header.indexOf(header[at]) === at;
    const warnings = warningsOf(headings.filter((text, at) => text !== '' && !isRead(at)));
    const missing = this.needed.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      const line = headerAt + 1;
      return {
        lines: [],
        faults: missing.map((column) => ({ line, column, rule: 'COLUMN.MISSING', value: '' })),
        warnings,
      };
    }
    const lines = rows.flatMap((row, index) => {
      if (index <= headerAt || row.length === 0) return [];
      const cells = this.columns.map((column) => [column, row[header.indexOf(column)] ?? '']);
      // One for each column.
      return [{ line: index + 1, ...(Object.fromEntries(cells) as Record<Column, string>) }];
    });
    return { lines, faults: [], warnings };
  }

  /** A unit in brackets may follow. */
  private columnOf(text: string): Column | undefined {
    const name = plain(text);
    return this.columns.find((column) => namesOf(column).includes(name));
  }
}

/** In every language. */
function namesOf(column: SheetColumn): readonly string[] {
  return LANGUAGES.flatMap((language) => {
    const { name, also } = textsIn(language).sheets.headings[column];
    return [plain(name), ...also];
  });
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
