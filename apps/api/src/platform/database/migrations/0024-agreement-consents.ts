// Every version of the user agreement that a citizen has agreed to, and when: rows are added and never changed. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { changeDataInBatches, createTables, dropTables } from '../schema-change';

const tables = {
  agreement_consents: `
    citizen_id BIGINT NOT NULL,
    version VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    agreed_at_ms BIGINT NOT NULL,
    identity_consent_at_ms BIGINT NULL,
    PRIMARY KEY (citizen_id, version),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
};

export const agreementConsents: Migration = {
  name: '0024-agreement-consents',
  up: [
    ...createTables(tables),
    changeDataInBatches(
      'consents-until-now',
      `INSERT IGNORE INTO agreement_consents (citizen_id, version, agreed_at_ms, identity_consent_at_ms)
      SELECT citizens.id, citizens.agreement_version, citizens.agreed_at_ms, citizens.identity_consent_at_ms FROM citizens
      LEFT JOIN agreement_consents copied ON copied.citizen_id = citizens.id AND copied.version = citizens.agreement_version
      WHERE citizens.agreement_version IS NOT NULL AND citizens.agreed_at_ms IS NOT NULL AND copied.citizen_id IS NULL LIMIT 1000`,
    ),
  ],
  down: dropTables(tables),
};
