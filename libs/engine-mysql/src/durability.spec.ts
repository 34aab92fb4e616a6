// What servers say of their settings, and what an acknowledged commit is then on; and what the one here says.
import { createPool } from 'mysql2/promise';
import { askDurability, durabilityOf } from './durability';

const { HAOPAI_TEST_MYSQL_URL = '' } = process.env;

const FLUSHED = {
  innodb_flush_log_at_trx_commit: '1',
  innodb_flush_method: 'O_DIRECT',
  innodb_doublewrite: 'ON',
  log_bin: 'ON',
  sync_binlog: '1',
};
const GALERA = {
  ...FLUSHED,
  wsrep_on: 'ON',
  wsrep_provider: '/usr/lib/galera/libgalera_smm.so',
  wsrep_cluster_status: 'Primary',
  wsrep_local_state: '4',
  wsrep_incoming_addresses: '10.0.0.1:3306,10.0.0.2:3306,10.0.0.3:3306',
};
const MARIADB_SEMI_SYNC = {
  ...FLUSHED,
  rpl_semi_sync_master_status: 'ON',
  rpl_semi_sync_master_clients: '1',
};
const MYSQL_SEMI_SYNC = {
  ...FLUSHED,
  rpl_semi_sync_source_status: 'ON',
  rpl_semi_sync_source_clients: '2',
};

const found = (...parts: readonly Record<string, string>[]): string => {
  const said = parts.flatMap((part) => Object.entries(part));
  const { has, machines } = durabilityOf(new Map(said));
  return `${has} ${machines}`;
};

describe('what has what was acknowledged', () => {
  it.each([
    ['one server, flushed', [FLUSHED], 'one-disk 1'],
    ['one without a binlog', [FLUSHED, { log_bin: 'OFF', sync_binlog: '0' }], 'one-disk 1'],
    ['MariaDB’s older way to flush', [FLUSHED, { innodb_flush_log_at_trx_commit: '3' }], 'one-disk 1'],
    [
      'a log that is flushed once a second',
      [FLUSHED, { innodb_flush_log_at_trx_commit: '2' }],
      'unflushed 1',
    ],
    ['a binlog that is not flushed', [FLUSHED, { sync_binlog: '0' }], 'unflushed 1'],
    ['pages that may be torn', [FLUSHED, { innodb_doublewrite: 'OFF' }], 'unflushed 1'],
    ['a server for measuring', [FLUSHED, { innodb_flush_method: 'nosync' }], 'unflushed 1'],
    ['one that says nothing', [], 'unflushed 1'],
    ['Galera that is not switched on', [FLUSHED, { wsrep_on: 'OFF', wsrep_provider: 'none' }], 'one-disk 1'],
    ['three nodes', [GALERA], 'two-machines 3'],
    ['the last node', [GALERA, { wsrep_incoming_addresses: '10.0.0.1:3306' }], 'one-disk 1'],
    ['a node and one that votes', [GALERA, { wsrep_incoming_addresses: '10.0.0.1:3306,' }], 'one-disk 1'],
    ['a node of the smaller half', [GALERA, { wsrep_cluster_status: 'non-Primary' }], 'one-disk 1'],
    ['a node that is not in step', [GALERA, { wsrep_local_state: '1' }], 'one-disk 1'],
    [
      'a node that gives its only copy away',
      [GALERA, { wsrep_local_state: '2', wsrep_incoming_addresses: '10.0.0.1:3306,10.0.0.2:3306' }],
      'one-disk 1',
    ],
    ['nodes that do not flush', [GALERA, { innodb_flush_log_at_trx_commit: '0' }], 'unflushed 3'],
    ['a replica that is waited for, MariaDB', [MARIADB_SEMI_SYNC], 'two-machines 2'],
    ['a replica that is waited for, MySQL', [MYSQL_SEMI_SYNC], 'two-machines 2'],
    [
      'a replica that is waited for no more',
      [MARIADB_SEMI_SYNC, { rpl_semi_sync_master_status: 'OFF' }],
      'one-disk 1',
    ],
    [
      'a replica that is gone, and not given up yet',
      [MYSQL_SEMI_SYNC, { rpl_semi_sync_source_clients: '0' }],
      'one-disk 1',
    ],
  ] as const)('%s', (_, parts, expected) => expect(found(...parts)).toBe(expected));

  it('changes with the settings of the server that is asked', async () => {
    const pool = createPool({ uri: HAOPAI_TEST_MYSQL_URL, connectionLimit: 1 });
    const [[before]] = (await pool.query(
      'SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flushes',
    )) as unknown as [[{ flushes: number }]];
    try {
      await pool.query('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
      expect(await askDurability(pool)).toEqual({ has: 'unflushed', machines: 1 });
    } finally {
      await pool.query('SET GLOBAL innodb_flush_log_at_trx_commit = ?', [before.flushes]);
      await pool.end();
    }
  });
});
