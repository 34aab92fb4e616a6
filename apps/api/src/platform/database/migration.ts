// What a migration is: a name and two ways, each a list of changes that can be run again. SQL that runs on MySQL 8.4 and MariaDB 11.8 alike.
import type { SchemaChange } from './schema-change';

export interface Migration {
  readonly name: string;
  /**
   * The name of a migration: releases that know that one go on with the data after this one, though they do not know this one. For what only
   * adds it is the newest of the release before; for what takes away what that release still reads, its own name, so none of them. Every
   * migration after 0031 says it (docs/adr/0067).
   */
  readonly opensSince?: string;
  readonly up: readonly SchemaChange[];
  readonly down: readonly SchemaChange[];
}
