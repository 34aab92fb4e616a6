// What a migration is: a name and two ways, each a list of changes that can be run again. SQL that runs on MySQL 8.4 and MariaDB 11.8 alike.
import type { SchemaChange } from './schema-change';

export interface Migration {
  readonly name: string;
  readonly up: readonly SchemaChange[];
  readonly down: readonly SchemaChange[];
}
