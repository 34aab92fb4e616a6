// What has what was acknowledged: memory, one disk, or a second machine besides, as the server that is written to says it at this moment.
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** From least to most. `unflushed`: a power cut takes what was acknowledged last, wherever it stands. */
export const DURABILITIES = ['unflushed', 'one-disk', 'two-machines'] as const;
export type Durability = (typeof DURABILITIES)[number];

export interface DurabilityFound {
  readonly has: Durability;
  /** Which have a commit when it is acknowledged, the one that writes included. */
  readonly machines: number;
}

type Said = ReadonlyMap<string, string>;

/** In small letters; MariaDB says master where MySQL says source. */
const VARIABLES = [
  'innodb_flush_log_at_trx_commit',
  'innodb_flush_method',
  'innodb_doublewrite',
  'log_bin',
  'sync_binlog',
  'wsrep_on',
  'wsrep_provider',
];
const STATUS = [
  'wsrep_cluster_status',
  'wsrep_incoming_addresses',
  'wsrep_local_state',
  'rpl_semi_sync_master_clients',
  'rpl_semi_sync_master_status',
  'rpl_semi_sync_source_clients',
  'rpl_semi_sync_source_status',
];

const GALERA_DONOR = 2;
const GALERA_SYNCED = 4;
/** MariaDB's are for measuring without a disk. */
const WITHOUT_FLUSHING = ['nosync', 'littlesync'];

export async function askDurability(pool: Pick<Pool, 'query'>): Promise<DurabilityFound> {
  const variables = await ask(pool, 'VARIABLES', VARIABLES);
  return durabilityOf(new Map([...variables, ...(await ask(pool, 'STATUS', STATUS))]));
}

/** By their names in small letters; what a server does not know is missing. */
export function durabilityOf(said: Said): DurabilityFound {
  const machines = galeraMachines(said) ?? (waitsForReplica(said) ? 2 : 1);
  if (!isFlushed(said)) return { has: 'unflushed', machines };
  return { has: machines >= 2 ? 'two-machines' : 'one-disk', machines };
}

/** A transaction that the binlog lost is taken back when the server comes up again, though its table had it. */
function isFlushed(said: Said): boolean {
  const isOn = (name: string): boolean => ['on', '1'].includes(textOf(said, name));
  // MariaDB's 3 is its 1 of long ago; its doublewrite may also be "fast".
  const isLogFlushed = ['1', '3'].includes(textOf(said, 'innodb_flush_log_at_trx_commit'));
  const isTorn = ['off', '0'].includes(textOf(said, 'innodb_doublewrite'));
  const isBinlogFlushed = !isOn('log_bin') || textOf(said, 'sync_binlog') === '1';
  const isWithout = WITHOUT_FLUSHING.includes(textOf(said, 'innodb_flush_method'));
  return isLogFlushed && isBinlogFlushed && !isTorn && !isWithout;
}

/** Null where there is no Galera. */
function galeraMachines(said: Said): number | null {
  const provider = textOf(said, 'wsrep_provider');
  if (textOf(said, 'wsrep_on') !== 'on' || provider === '' || provider === 'none') return null;
  const state = Number(textOf(said, 'wsrep_local_state'));
  const isOfLarger = textOf(said, 'wsrep_cluster_status') === 'primary';
  if (!isOfLarger || ![GALERA_DONOR, GALERA_SYNCED].includes(state)) return 1;
  // One that only votes has no address, and no data.
  const members = textOf(said, 'wsrep_incoming_addresses').split(',');
  const withData = members.filter((address) => address.trim() !== '').length;
  // Whoever is being given a copy by this one has none yet.
  return Math.max(1, state === GALERA_DONOR ? withData - 1 : withData);
}

/** Of semi-synchronous replication, as long as a replica answers in time: then the server goes on alone, and says so. */
function waitsForReplica(said: Said): boolean {
  return ['master', 'source'].some(
    (role) =>
      textOf(said, `rpl_semi_sync_${role}_status`) === 'on' &&
      Number(textOf(said, `rpl_semi_sync_${role}_clients`)) >= 1,
  );
}

function textOf(said: Said, name: string): string {
  return said.get(name)?.toLowerCase() ?? '';
}

interface SaidRow extends RowDataPacket {
  readonly Variable_name: string;
  readonly Value: string;
}

/** SHOW wants no right. */
async function ask(
  pool: Pick<Pool, 'query'>,
  what: 'VARIABLES' | 'STATUS',
  names: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const [rows] = await pool.query<SaidRow[]>(`SHOW GLOBAL ${what} WHERE Variable_name IN (?)`, [names]);
  return rows.map(({ Variable_name: name, Value: value }) => [name.toLowerCase(), value] as const);
}
