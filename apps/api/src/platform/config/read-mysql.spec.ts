// How the database may be reached, and what production refuses.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrator, readMysql } from './read-mysql';
import { VariableReader, type Variables } from './variables';

const FAR = 'mysql://serve:pw@db.example:3307/haopai';

describe('the way to the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haopai-read-mysql-'));
  const file = join(folder, 'ca.pem');
  beforeAll(() => {
    const subject = ['-subj', '/CN=spec', '-keyout', join(folder, 'key.pem'), '-out', file];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...subject],
      {
        stdio: 'ignore',
      },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (variables: Variables, environment: 'production' | 'test' = 'production') => {
    const reader = new VariableReader(variables);
    const mysql = readMysql(reader, environment);
    return { mysql, migrator: readMigrator(reader, mysql), faults: reader.faults };
  };

  it('is over TLS in production, to a server that a CA has signed', () => {
    const { mysql, faults } = read({ HAOPAI_MYSQL_URL: FAR, HAOPAI_MYSQL_CA_FILE: file });
    expect(faults).toEqual([]);
    expect(mysql).toMatchObject({ host: 'db.example', ca: readFileSync(file, 'utf8').trim() });
  });

  it('is refused in production over a network without, unless that is meant', () => {
    expect(read({ HAOPAI_MYSQL_URL: FAR }).faults).toEqual([
      expect.stringContaining('HAOPAI_MYSQL_CA_FILE is missing'),
    ]);
    const meant = { HAOPAI_MYSQL_URL: FAR, HAOPAI_MYSQL_TLS: 'plain-in-production' };
    expect(read(meant)).toMatchObject({ faults: [], mysql: { ca: null } });
    expect(read({ HAOPAI_MYSQL_URL: FAR }, 'test').faults).toEqual([]);
  });

  it.each(['127.0.0.1', '127.0.9.1', 'localhost', '[::1]'])('is plain on this machine: %s', (host) => {
    expect(read({ HAOPAI_MYSQL_URL: `mysql://serve:pw@${host}/haopai` }).faults).toEqual([]);
  });

  it.each([
    ['a CA that is none', { HAOPAI_MYSQL_URL: FAR, HAOPAI_MYSQL_CA: 'yes' }, 'must hold certificates'],
    [
      'half a certificate',
      {
        HAOPAI_MYSQL_URL: FAR,
        HAOPAI_MYSQL_CA: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      },
      'must hold certificates',
    ],
    ['settings in the address', { HAOPAI_MYSQL_URL: `${FAR}?ssl=true` }, 'takes no ?settings'],
  ])('is refused with %s', (_, variables, words) => {
    expect(read(variables).faults.join()).toContain(words);
  });

  it('has a name where the server is to show one', () => {
    const url = 'mysql://serve:pw@10.0.0.9/haopai';
    const { faults } = read({ HAOPAI_MYSQL_URL: url, HAOPAI_MYSQL_CA_FILE: file });
    expect(faults.join()).toContain('and not an address');
  });

  it('is another account’s for migrations, in the same database', () => {
    const migrates = 'mysql://migrate:pw2@db.example:3307/haopai';
    const given = { HAOPAI_MYSQL_URL: FAR, HAOPAI_MYSQL_CA_FILE: file };
    expect(read(given).migrator).toBeNull();
    const both = read({ ...given, HAOPAI_MYSQL_MIGRATE_URL: migrates });
    expect(both).toMatchObject({
      faults: [],
      migrator: { user: 'migrate', password: 'pw2', ca: both.mysql.ca },
    });
    const other = read({ ...given, HAOPAI_MYSQL_MIGRATE_URL: 'mysql://migrate:pw2@db.example:3307/other' });
    expect(other.faults.join()).toContain('the same database');
  });
});
