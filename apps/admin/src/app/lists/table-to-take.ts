// A table that a page can put into a file: its columns in words, and where its rows are read.
import { EXPORT_ABOUT_MAX, type ExportedTable, type Page } from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';

export type Cells = readonly (string | number | null)[];
export type Ask = <Value>(request: ReadRequest<Value>) => Promise<Outcome<Value>>;

interface TableHead {
  readonly table: ExportedTable;
  /** The title of the auction that it is of, for the file's name. */
  readonly auction?: string | undefined;
  /** What it is of, in the file's name. */
  readonly name: string;
  /** By what its rows are chosen, for the record; never what names a person. */
  readonly about: string;
  readonly columns: readonly string[];
}

/** Whatever its rows are. */
export interface TableToTake extends TableHead {
  readonly read: (ask: Ask, page: number) => Promise<Outcome<TablePart>>;
}

export interface TablePart {
  /** Of all pages. */
  readonly total: number;
  readonly rows: readonly Cells[];
}

interface TableOf<Item> extends TableHead {
  readonly cells: (item: Item) => Cells;
  /** Of as many rows as the server gives at once. */
  readonly items: (page: number) => ReadRequest<Page<Item>>;
}

export function tableToTake<Item>({ items, cells, ...head }: TableOf<Item>): TableToTake {
  return {
    ...head,
    read: async (ask, page) => {
      const answer = await ask(items(page));
      if (!answer.ok) return answer;
      const { total, items: found } = answer.value;
      return { ok: true, value: { total, rows: found.map(cells) } };
    },
  };
}

/** `state=forSale&region=330702`. */
export function aboutOf(search: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(search)
    .flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}=${value}`]))
    .join('&')
    .slice(0, EXPORT_ABOUT_MAX);
}
