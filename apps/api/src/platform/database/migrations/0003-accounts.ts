// What registration asks of a citizen, sealed where it is personal data, and the devices from which each has logged in.
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** All may be missing: there were citizens before there was a registration. Times are epoch milliseconds UTC. */
const citizenColumns: Readonly<Record<string, string>> = {
  mobile_sealed: `VARCHAR(300) ${ASCII} NULL`,
  mobile_hash: `CHAR(64) ${ASCII} NULL UNIQUE`,
  document_sealed: `VARCHAR(300) ${ASCII} NULL`,
  document_hash: `CHAR(64) ${ASCII} NULL UNIQUE`,
  document_kind: `VARCHAR(20) ${ASCII} NULL`,
  temporary_permit_sealed: `VARCHAR(300) ${ASCII} NULL`,
  representative_name: 'VARCHAR(100) NULL',
  representative_id_sealed: `VARCHAR(300) ${ASCII} NULL`,
  address: 'VARCHAR(200) NULL',
  agreement_version: 'VARCHAR(20) NULL',
  agreed_at_ms: 'BIGINT NULL',
  identity_consent_at_ms: 'BIGINT NULL',
  closed_at_ms: 'BIGINT NULL',
};

const tables = {
  citizen_devices: `
    citizen_id BIGINT NOT NULL,
    device_hash CHAR(64) ${ASCII} NOT NULL,
    first_seen_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, device_hash),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
};

export const accounts: Migration = {
  name: '0003-accounts',
  up: [
    alterTable('citizens', ...Object.entries(citizenColumns).map(([name, type]) => addColumn(name, type))),
    ...createTables(tables),
  ],
  down: [...dropTables(tables), alterTable('citizens', ...Object.keys(citizenColumns).map(dropColumn))],
};
