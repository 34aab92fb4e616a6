// Changes of a table that is there: clauses of one ALTER TABLE, of which those that have been made are left out. MySQL knows no IF NOT EXISTS here.
import type { TableChange } from './schema-change';
import { type TableAsItIs, typeOf } from './table-as-it-is';

interface Clause {
  readonly sql: string;
  readonly isMade: (now: TableAsItIs) => boolean;
}

/** All of it in one statement: the table is rewritten once at most. */
export function alterTable(table: string, ...clauses: readonly Clause[]): TableChange {
  return {
    kind: 'table',
    table,
    remaining: (now) => {
      if (now === null) throw new Error(`there is no table ${table}`);
      const left = clauses.filter(({ isMade }) => !isMade(now)).map(({ sql }) => sql);
      return left.length === 0 ? null : `ALTER TABLE ${table} ${left.join(', ')}`;
    },
  };
}

/** A column of this name counts as this one, whatever its definition. */
export function addColumn(name: string, definition: string): Clause {
  return { sql: `ADD COLUMN ${name} ${definition}`, isMade: ({ columns }) => columns.has(name) };
}

export function dropColumn(name: string): Clause {
  return { sql: `DROP COLUMN ${name}`, isMade: ({ columns }) => !columns.has(name) };
}

/** Its type and whether it may be empty; nothing else of a column is compared, so nothing else can be changed by this. */
export function changeColumn(name: string, type: string, mayBe: 'NULL' | 'NOT NULL'): Clause {
  return {
    sql: `MODIFY COLUMN ${name} ${type} ${mayBe}`,
    isMade: ({ columns }) => {
      const now = columns.get(name);
      return now?.type === typeOf(type) && now.isNullable === (mayBe === 'NULL');
    },
  };
}

/** `columns` as in SQL: `(state, id)`. */
export function addKey(name: string, columns: string): Clause {
  return { sql: `ADD KEY ${name} ${columns}`, isMade: ({ keys }) => keys.has(name) };
}

export function addUniqueKey(name: string, columns: string): Clause {
  return { sql: `ADD UNIQUE KEY ${name} ${columns}`, isMade: ({ keys }) => keys.has(name) };
}

export function dropKey(name: string): Clause {
  return { sql: `DROP KEY ${name}`, isMade: ({ keys }) => !keys.has(name) };
}

export function addCheck(name: string, condition: string): Clause {
  return addConstraint(name, `CHECK (${condition})`);
}

/** `reference` as in SQL: `(auction_id) REFERENCES auctions (id)`. Servers add a key for it where there is none. */
export function addForeignKey(name: string, reference: string): Clause {
  return addConstraint(name, `FOREIGN KEY ${reference}`);
}

export function dropConstraint(name: string): Clause {
  return { sql: `DROP CONSTRAINT ${name}`, isMade: ({ constraints }) => !constraints.has(name) };
}

function addConstraint(name: string, constraint: string): Clause {
  return {
    sql: `ADD CONSTRAINT ${name} ${constraint}`,
    isMade: ({ constraints }) => constraints.has(name),
  };
}
