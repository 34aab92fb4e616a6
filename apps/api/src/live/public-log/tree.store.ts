// The public log in MySQL: leaves by index, hashes of full tiles, checkpoints. Whoever adds to it names the last leaf that they build on.
import {
  addSignatures,
  bundlePath,
  type BundleId,
  edgeOfTiles,
  type Checked,
  formatBundle,
  formatNote,
  type FullTile,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  TILE_WIDTH,
  type TileId,
  tilePath,
  tileWidth,
  type TreeEdge,
} from '@haopai/log';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { sha256 } from './log-key';
import type { Statement } from './new-leaves';

export interface StoredLeaf {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
}

export interface FoundLeaf {
  readonly index: number;
  readonly source: string;
  readonly bytes: Uint8Array;
}

export interface Signed {
  readonly size: number;
  readonly note: string;
}

/** Where the tree stands, as whoever adds to it knows it. */
export interface TreeHead {
  readonly edge: TreeEdge;
  /** Of the last leaf; null for a tree without any. */
  readonly lastHash: Uint8Array | null;
}

interface LeafRow extends RowDataPacket {
  readonly leaf_index: number;
  readonly source: string;
  readonly hash: Buffer;
  readonly body: Buffer;
}

/** Somebody else adds to the log, or its end is gone: what was to be added is not there. */
export class NotTheEnd extends Error {}

export class TreeStore {
  constructor(private readonly pool: Pool) {}

  /** The tree as it is in the database. */
  async head(): Promise<TreeHead> {
    const [[last]] = await this.pool.query<LeafRow[]>(
      'SELECT leaf_index, hash FROM log_leaves ORDER BY leaf_index DESC LIMIT 1',
    );
    const size = last === undefined ? 0 : last.leaf_index + 1;
    const edge = await this.edgeAt(size);
    return { edge, lastHash: last === undefined ? null : new Uint8Array(last.hash) };
  }

  /** The right edge of the tree when it had so many leaves; rejects where leaves are missing. */
  async edgeAt(size: number): Promise<TreeEdge> {
    const ids: TileId[] = [];
    for (let level = 0; TILE_WIDTH ** level <= size; level++) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = tileWidth(level, index, size);
      if (width > 0) ids.push({ level, index, width });
    }
    const tiles = await this.tiles(ids);
    const edge = edgeOfTiles(sha256, size, (id) => tiles.get(tilePath(id)));
    return valueOf(edge);
  }

  async tiles(ids: readonly TileId[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const tiles = new Map<string, Uint8Array>();
    for (const id of ids) {
      const bytes = await this.tile(id);
      if (bytes !== null) tiles.set(tilePath(id), bytes);
    }
    return tiles;
  }

  /** Null where the tree does not reach so far. */
  async tile({ level, index, width }: TileId): Promise<Uint8Array | null> {
    const first = index * TILE_WIDTH;
    const [rows] =
      level === 0
        ? await this.pool.query<LeafRow[]>(
            'SELECT hash FROM log_leaves WHERE leaf_index BETWEEN ? AND ? ORDER BY leaf_index',
            [first, first + width - 1],
          )
        : await this.pool.query<LeafRow[]>(
            'SELECT hash FROM log_nodes WHERE level = ? AND node_index BETWEEN ? AND ? ORDER BY node_index',
            [level, first, first + width - 1],
          );
    if (rows.length < width) return null;
    return new Uint8Array(Buffer.concat(rows.map(({ hash }) => hash)));
  }

  /** Null where the log does not reach so far. */
  async bundle({ index, width }: BundleId): Promise<Uint8Array | null> {
    const first = index * TILE_WIDTH;
    const [rows] = await this.pool.query<LeafRow[]>(
      'SELECT body FROM log_leaves WHERE leaf_index BETWEEN ? AND ? ORDER BY leaf_index',
      [first, first + width - 1],
    );
    if (rows.length < width) return null;
    const bundle = formatBundle(rows.map(({ body }) => new Uint8Array(body)));
    if (!bundle.ok)
      throw new Error(`bundle ${bundlePath({ index, width })} cannot be written: ${bundle.code}`);
    return bundle.value;
  }

  /** Of these facts, those that stand in the log. */
  async leavesOf(sources: readonly string[]): Promise<readonly FoundLeaf[]> {
    if (sources.length === 0) return [];
    const [rows] = await this.pool.query<LeafRow[]>(
      'SELECT leaf_index, source, body FROM log_leaves WHERE source IN (?) ORDER BY leaf_index',
      [sources],
    );
    return rows.map(foundLeaf);
  }

  /** Of facts whose names begin so. */
  async leavesUnder(prefix: string, max: number): Promise<readonly FoundLeaf[]> {
    const [rows] = await this.pool.query<LeafRow[]>(
      'SELECT leaf_index, source, body FROM log_leaves WHERE source >= ? AND source < ? ORDER BY leaf_index LIMIT ?',
      [prefix, `${prefix}~`, max],
    );
    return rows.map(foundLeaf);
  }

  /** Which facts the leaves from one place to before another are of. */
  async sources(
    from: number,
    until: number,
  ): Promise<readonly { readonly index: number; readonly source: string }[]> {
    const [rows] = await this.pool.query<LeafRow[]>(
      'SELECT leaf_index, source FROM log_leaves WHERE leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index',
      [from, until],
    );
    return rows.map(({ leaf_index: index, source }) => ({ index, source }));
  }

  async text(hash: string): Promise<string | null> {
    const [[row]] = await this.pool.query<RowDataPacket[]>('SELECT body FROM log_texts WHERE hash = ?', [
      hash,
    ]);
    return row === undefined ? null : String(row.body);
  }

  /** The newest that was signed. */
  async signed(): Promise<Signed | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & Signed)[]>(
      'SELECT size, note FROM log_checkpoints ORDER BY size DESC LIMIT 1',
    );
    return row === undefined ? null : { size: row.size, note: row.note };
  }

  /** The same size again has another signature, of a newer key, and the same root. */
  async noteSigned({ size, note }: Signed): Promise<void> {
    await this.pool.query(
      `INSERT INTO log_checkpoints (size, signed_at_ms, note) VALUES (?, ${SERVER_NOW_MS}, ?)
       ON DUPLICATE KEY UPDATE note = VALUES(note)`,
      [size, note],
    );
  }

  /** Signatures of witnesses come one by one, and more than one instance may join them: none takes another's away. */
  async join({ size, note }: Signed, signatures: readonly NoteSignature[]): Promise<void> {
    await this.inTransaction(async (connection) => {
      const [[row]] = await connection.query<(RowDataPacket & Signed)[]>(
        'SELECT note FROM log_checkpoints WHERE size = ? FOR UPDATE',
        [size],
      );
      const stored = row === undefined ? null : valueOf(parseNote(row.note));
      if (stored === null || stored.text !== valueOf(parseNote(note)).text) return;
      await connection.query('UPDATE log_checkpoints SET note = ? WHERE size = ?', [
        formatNote(addSignatures(stored, signatures)),
        size,
      ]);
    });
  }

  /** All of it or nothing. Rejects with NotTheEnd when the log is not as `before` says, or `owner` may not add to it. */
  async append(
    owner: string,
    before: TreeHead,
    leaves: readonly StoredLeaf[],
    full: readonly FullTile[],
    statements: readonly Statement[],
  ): Promise<void> {
    await this.inTransaction(async (connection) => {
      await assertIsOwner(connection, owner);
      await assertIsEnd(connection, before);
      const first = before.edge.range.size;
      if (leaves.length > 0)
        await connection.query('INSERT INTO log_leaves (leaf_index, source, hash, body) VALUES ?', [
          leaves.map(({ source, hash, bytes }, at) => rowOf(first + at, source, hash, bytes)),
        ]);
      if (full.length > 0)
        await connection.query('INSERT INTO log_nodes (level, node_index, hash) VALUES ?', [
          full.map(nodeOf),
        ]);
      for (const [sql, values] of statements) await connection.query(sql, [...values]);
    });
  }

  private async inTransaction(act: (connection: PoolConnection) => Promise<void>): Promise<void> {
    const connection = await this.pool.getConnection();
    try {
      await connection.beginTransaction();
      await act(connection);
      await connection.commit();
      connection.release();
    } catch (error) {
      // Whatever it had begun goes with it.
      connection.destroy();
      throw error;
    }
  }
}

async function assertIsOwner(connection: PoolConnection, owner: string): Promise<void> {
  const [{ affectedRows }] = await connection.query<ResultSetHeader>(
    `UPDATE log_state SET until_ms = until_ms + 0 WHERE id = 1 AND owner = ? AND until_ms > ${SERVER_NOW_MS} AND stopped_code IS NULL`,
    [owner],
  );
  if (affectedRows !== 1) throw new NotTheEnd('somebody else adds to the log');
}

async function assertIsEnd(connection: PoolConnection, { edge, lastHash }: TreeHead): Promise<void> {
  const [[last]] = await connection.query<LeafRow[]>(
    'SELECT leaf_index, hash FROM log_leaves ORDER BY leaf_index DESC LIMIT 1',
  );
  const isSame =
    last === undefined
      ? lastHash === null
      : lastHash !== null &&
        last.leaf_index === edge.range.size - 1 &&
        Buffer.from(lastHash).equals(last.hash);
  if (!isSame) throw new NotTheEnd('the log does not end where it was believed to');
}

function nodeOf({ id, root }: FullTile): readonly unknown[] {
  return [id.level + 1, id.index, Buffer.from(root)];
}

function rowOf(index: number, source: string, hash: Uint8Array, bytes: Uint8Array): readonly unknown[] {
  return [index, source, Buffer.from(hash), Buffer.from(bytes)];
}

function foundLeaf({ leaf_index: index, source, body }: LeafRow): FoundLeaf {
  return { index, source, bytes: new Uint8Array(body) };
}

export function valueOf<Value>(checked: Checked<Value>): Value {
  if (!checked.ok) throw new Error(`the public log: ${checked.code} ${JSON.stringify(checked.data)}`);
  return checked.value;
}

/** What a note of ours says of the tree, whoever signed it. */
export function sizeIn(note: string): {
  readonly size: number;
  readonly root: Uint8Array;
  readonly origin: string;
} {
  return valueOf(parseCheckpoint(valueOf(parseNote(note)).text));
}
