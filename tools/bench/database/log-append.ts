// How many leaves a second the public log takes: written as text, hashed into the tree, and committed with the tiles that they fill, as many at a time as the sequencer takes.
import { createHash } from 'node:crypto';
import { EMPTY_EDGE, formatLeaf, type FullTile, growTree, hashLeaf, type TreeEdge } from '@haopai/log';
import type { Pool } from 'mysql2/promise';
import type { BenchBed } from '../bench-bed';
import type { OpenRow, Row, Sample } from '../measuring/row';
import { LatencyLog } from '../measuring/statistics';
import { sha256 } from '../../public-log/node-crypto';

const LEAVES_AT_ONCE = 1_000;
/** As the api's migration 0066 makes them. */
const TABLES = [
  `CREATE TABLE log_leaves (leaf_index BIGINT NOT NULL PRIMARY KEY, source VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
     hash BINARY(32) NOT NULL, body VARBINARY(400) NOT NULL, UNIQUE KEY by_source (source)) ENGINE=InnoDB`,
  'CREATE TABLE log_nodes (level TINYINT NOT NULL, node_index BIGINT NOT NULL, hash BINARY(32) NOT NULL, PRIMARY KEY (level, node_index)) ENGINE=InnoDB',
] as const;

async function append(pool: Pool, edge: TreeEdge): Promise<TreeEdge> {
  const first = edge.range.size;
  const leaves = Array.from({ length: LEAVES_AT_ONCE }, (_, at) => {
    const version = first + at + 1;
    const hash = createHash('sha256').update(String(version)).digest('hex');
    const bytes = formatLeaf({ kind: 'event', lotId: 1, version, hash });
    if (!bytes.ok) throw new Error(bytes.code);
    return { source: `event:1:${version}`, bytes: bytes.value, hash: hashLeaf(sha256, bytes.value) };
  });
  const grown = growTree(
    sha256,
    edge,
    leaves.map(({ hash }) => hash),
  );
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await connection.query('INSERT INTO log_leaves (leaf_index, source, hash, body) VALUES ?', [
      leaves.map(({ source, hash, bytes }, at) => [
        first + at,
        source,
        Buffer.from(hash),
        Buffer.from(bytes),
      ]),
    ]);
    if (grown.full.length > 0)
      await connection.query('INSERT INTO log_nodes (level, node_index, hash) VALUES ?', [
        grown.full.map(nodeOf),
      ]);
    await connection.commit();
  } finally {
    connection.release();
  }
  return grown.edge;
}

function nodeOf({ id, root }: FullTile): readonly unknown[] {
  return [id.level + 1, id.index, Buffer.from(root)];
}

async function openLogAppend(bed: BenchBed): Promise<OpenRow> {
  const database = await bed.freshDatabase();
  for (const table of TABLES) await database.pool.query(table);
  let edge = EMPTY_EDGE;
  const measure = async (durationMs: number): Promise<Sample> => {
    const latencies = new LatencyLog();
    const [startedAt, before] = [performance.now(), edge.range.size];
    let committedAt = startedAt;
    while (committedAt - startedAt < durationMs) {
      const beganAt = committedAt;
      edge = await append(database.pool, edge);
      committedAt = performance.now();
      latencies.record(committedAt - beganAt);
    }
    const perSecond = (edge.range.size - before) / ((committedAt - startedAt) / 1_000);
    return { perSecond, ...latencies.percentiles(), detail: { batch: LEAVES_AT_ONCE } };
  };
  return { measure, close: database.drop };
}

export const logAppendRow: Row<BenchBed> = {
  id: 'log.append',
  counts: 'leaves committed to the public log',
  open: openLogAppend,
};
