// The public log for whoever reads it: the newest checkpoint, tiles, bundles, published texts. What never changes is kept in bounded memory.
import { Inject, Injectable } from '@nestjs/common';
import {
  type BundleId,
  bundlePath,
  parseBundlePath,
  parseTilePath,
  type TileId,
  tilePath,
  tileWidth,
  TILE_WIDTH,
} from '@haopai/log';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { KeptTexts } from './kept-texts';
import { type Signed, TreeStore } from './tree.store';

/** Everybody who asks within this time has the same answer. */
const CHECKPOINT_FOR_MS = 250;
/** Ten seconds, or more: a witness answers within two. */
const LAST_NOTES = 20;
/** It changes when somebody changes the log's key. */
const KEY_FOR_MS = 1_000;
const KEPT_BYTES_MAX = 32 * 1024 * 1024;
/** Looks into the database at a time: strangers read the log past every lane, and bidders need the same connections. */
const READS_AT_ONCE_MAX = 4;
const COME_AGAIN_MS = 1_000;
const HASH_BYTES = 32;

export interface LogFile {
  readonly bytes: Uint8Array;
  /** It never changes, and never grows. */
  readonly isFinal: boolean;
}

export interface SignedAt extends Signed {
  readonly signedAtMs: number;
}

@Injectable()
export class LogReader {
  private readonly tree: TreeStore;
  private readonly kept = new Map<string, Uint8Array>();
  private keptBytes = 0;
  /** Who asks for the same waits for the same look. */
  private readonly reading = new Map<string, Promise<Uint8Array | null>>();
  private newest: { readonly at: number; readonly signed: Promise<Signed | null> } | null = null;
  private last: { readonly at: number; readonly notes: Promise<readonly string[]> } | null = null;
  private key: { readonly at: number; readonly text: Promise<string | null> } | null = null;
  private readonly texts: KeptTexts;

  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {
    this.tree = new TreeStore(pool);
    this.texts = new KeptTexts((hash) => this.tree.text(hash));
  }

  /** Null before the first. */
  signed(): Promise<Signed | null> {
    const { newest } = this;
    if (newest !== null && performance.now() - newest.at < CHECKPOINT_FOR_MS) return newest.signed;
    const signed = this.tree.signed();
    this.newest = { at: performance.now(), signed };
    // A look that failed is none.
    signed.catch(() => (this.newest = null));
    return signed;
  }

  /** The newest first. */
  async lastCheckpoints(max: number): Promise<readonly SignedAt[]> {
    const [rows] = await this.pool.query<(RowDataPacket & SignedAt)[]>(
      'SELECT size, signed_at_ms AS signedAtMs, note FROM log_checkpoints ORDER BY size DESC LIMIT ?',
      [max],
    );
    return rows;
  }

  /** Of the last seconds of a busy sale, the newest first. */
  lastNotes(): Promise<readonly string[]> {
    const { last } = this;
    if (last !== null && performance.now() - last.at < CHECKPOINT_FOR_MS) return last.notes;
    const notes = this.lastCheckpoints(LAST_NOTES).then((all) => all.map(({ note }) => note));
    this.last = { at: performance.now(), notes };
    // A look that failed is none.
    notes.catch(() => (this.last = null));
    return notes;
  }

  /** Whether it signs no more until somebody has looked. */
  async isStopped(): Promise<boolean> {
    const [[state]] = await this.pool.query<RowDataPacket[]>(
      'SELECT stopped_code AS stoppedCode FROM log_state WHERE id = 1',
    );
    return typeof state?.['stoppedCode'] === 'string';
  }

  /** By its address below `/log/`, `tile/…`. */
  async file(path: string): Promise<LogFile | RefusalError> {
    const isBundle = path.startsWith('tile/entries/');
    const id = isBundle ? parseBundlePath(path) : parseTilePath(path);
    if (!id.ok) return new RefusalError('LOG.NOT_FOUND', { path });
    const isFinal = id.value.width === TILE_WIDTH;
    const size = (await this.signed())?.size ?? 0;
    const level = 'level' in id.value ? Number(id.value.level) : 0;
    const { index, width } = id.value;
    const there = tileWidth(level, index, size);
    if (width > there) return new RefusalError('LOG.BEYOND_TREE', { path, size });
    // The beginning of a full one, 255 of each, is cut from it: else each would be a look of its own.
    const whole = { level, index, width: there === TILE_WIDTH ? TILE_WIDTH : width };
    const bytes = await this.bytesOf(isBundle, whole);
    if (bytes instanceof RefusalError) return bytes;
    if (bytes === null) return new RefusalError('LOG.BEYOND_TREE', { path, size });
    const length = whole.width === width ? bytes.length : lengthOf(isBundle, bytes, width);
    return { bytes: bytes.subarray(0, length), isFinal };
  }

  private async bytesOf(isBundle: boolean, id: TileId): Promise<Uint8Array | RefusalError | null> {
    const path = isBundle ? bundlePath(id satisfies BundleId) : tilePath(id);
    const known = this.kept.get(path);
    if (known !== undefined) return known;
    let reading = this.reading.get(path);
    if (reading === undefined) {
      if (this.reading.size >= READS_AT_ONCE_MAX)
        return new RefusalError('SERVER.BUSY', { retryAfterMs: COME_AGAIN_MS });
      reading = (isBundle ? this.tree.bundle(id) : this.tree.tile(id)).finally(() =>
        this.reading.delete(path),
      );
      this.reading.set(path, reading);
    }
    const bytes = await reading;
    if (bytes !== null && id.width === TILE_WIDTH && !this.kept.has(path)) this.keep(path, bytes);
    return bytes;
  }

  text(hash: string): Promise<string | RefusalError> {
    return this.texts.of(hash);
  }

  /** With which the log is signed now; null before the first signature. Everybody who asks within a second has the same answer. */
  verifierKey(): Promise<string | null> {
    const { key } = this;
    if (key !== null && performance.now() - key.at < KEY_FOR_MS) return key.text;
    const text = this.readVerifierKey();
    this.key = { at: performance.now(), text };
    // A look that failed is none.
    text.catch(() => (this.key = null));
    return text;
  }

  private async readVerifierKey(): Promise<string | null> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      'SELECT verifier_key AS verifierKey FROM log_state WHERE id = 1',
    );
    return (row?.['verifierKey'] ?? null) as string | null;
  }

  /** Those asked for first go first. */
  private keep(path: string, bytes: Uint8Array): void {
    this.kept.set(path, bytes);
    this.keptBytes += bytes.length;
    for (const [oldest, gone] of this.kept) {
      if (this.keptBytes <= KEPT_BYTES_MAX) return;
      this.kept.delete(oldest);
      this.keptBytes -= gone.length;
    }
  }
}

/** How many bytes the first `width` hashes, or entries, take. */
function lengthOf(isBundle: boolean, bytes: Uint8Array, width: number): number {
  if (!isBundle) return width * HASH_BYTES;
  let at = 0;
  for (let entry = 0; entry < width; entry += 1) at += 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  return at;
}
