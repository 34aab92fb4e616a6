// What a migration is: a name and two ways, each a list of SQL statements that run on MySQL 8.4 and MariaDB 11.8 alike.

export type RunSql = (sql: string) => Promise<void>;

export interface Migration {
  readonly name: string;
  readonly up: (run: RunSql) => Promise<void>;
  readonly down: (run: RunSql) => Promise<void>;
}
