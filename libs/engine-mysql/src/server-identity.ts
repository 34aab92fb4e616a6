// Which server a connection leads to: behind a balancer the next connection may lead to another one, whose numbers of connections mean nothing here.
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';

/** Not every server knows all of them; two servers of one machine differ in the port, two restored from one backup in the host. */
const NAMES = ['hostname', 'port', 'datadir', 'server_id', 'server_uid', 'server_uuid', 'wsrep_node_name'];

interface VariableRow extends RowDataPacket {
  readonly Variable_name: string;
  readonly Value: string;
}

/** Equal texts mean the same server. */
export async function identityOf(connection: Pick<PoolConnection, 'query'>): Promise<string> {
  const [rows] = await connection.query<VariableRow[]>('SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [
    NAMES,
  ]);
  return rows
    .map(({ Variable_name: name, Value: value }) => `${name}=${value}`)
    .sort()
    .join(' ');
}
