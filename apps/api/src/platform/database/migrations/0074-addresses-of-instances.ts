// Where each instance takes lines of others, for when the bus between them is away (docs/adr/0127). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { INSTANCE_ADDRESS_V4 } from '@haopai/engine-mysql';
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

export const addressesOfInstances: Migration = {
  name: '0074-addresses-of-instances',
  opensSince: '0047-citizen-names',
  up: [alterTable('engine_instances', addColumn('address', INSTANCE_ADDRESS_V4))],
  down: [alterTable('engine_instances', dropColumn('address'))],
};
