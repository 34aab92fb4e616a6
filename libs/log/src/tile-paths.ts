// Tiles of a log and what they are called (C2SP tlog-tiles): `tile/0/x001/234.p/5`, `tile/entries/000`.
import { checked, fault, type Checked } from './log-fault';

/** Hashes, or entries, in a full tile. */
export const TILE_WIDTH = 256;

/** Levels of the tree between a tile and the one above it. */
export const TILE_HEIGHT = 8;

export interface TileId {
  /** Level of tiles: 0 has the hashes of leaves. */
  readonly level: number;
  readonly index: number;
  /** From 1 to 256, which is full. */
  readonly width: number;
}

/** A bundle of entries: those of the tile of level 0 with the same index and width. */
export type BundleId = Omit<TileId, 'level'>;

const NUMBER = /^(?:0|[1-9]\d*)$/;
const INDEX = /^(?:x\d{3}\/)*\d{3}$/;
const LEVEL_MAX = 63;

export function tilePath({ level, index, width }: TileId): string {
  return `tile/${level}/${indexPath(index)}${partPath(width)}`;
}

export function bundlePath({ index, width }: BundleId): string {
  return `tile/entries/${indexPath(index)}${partPath(width)}`;
}

export function parseTilePath(path: string): Checked<TileId> {
  const [, level = '', rest = ''] = /^tile\/(\d+)\/(.+)$/.exec(path) ?? [];
  const place = placeOf(rest);
  if (!NUMBER.test(level) || Number(level) > LEVEL_MAX || place === null)
    return fault('LOG.BAD_TILE_PATH', { found: path });
  return checked({ level: Number(level), ...place });
}

export function parseBundlePath(path: string): Checked<BundleId> {
  const [, rest = ''] = /^tile\/entries\/(.+)$/.exec(path) ?? [];
  const place = placeOf(rest);
  return place === null ? fault('LOG.BAD_TILE_PATH', { found: path }) : checked(place);
}

/** How many hashes this tile has in a tree of `size` leaves: 0 when it lies beyond the tree. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, hashes));
}

/** Every tile of a tree of `size` leaves, level by level. */
export function* tilesOfTree(size: number): Generator<TileId> {
  for (let level = 0; tileWidth(level, 0, size) > 0; level += 1) {
    for (let index = 0; ; index += 1) {
      const width = tileWidth(level, index, size);
      if (width === 0) break;
      yield { level, index, width };
    }
  }
}

function indexPath(index: number): string {
  const last = String(index % 1000).padStart(3, '0');
  let path = last;
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return path;
}

function partPath(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

function placeOf(path: string): BundleId | null {
  const [, digits = '', part] = /^(.+?)(?:\.p\/(\d+))?$/.exec(path) ?? [];
  if (!INDEX.test(digits)) return null;
  const index = Number(digits.replaceAll(/[x/]/g, ''));
  const width = part === undefined ? TILE_WIDTH : Number(part);
  if (!Number.isSafeInteger(index) || indexPath(index) !== digits) return null;
  if (part !== undefined && (!NUMBER.test(part) || width < 1 || width >= TILE_WIDTH)) return null;
  return { index, width };
}
