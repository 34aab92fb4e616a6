// Reads a public log over HTTP: its checkpoint, tiles and bundles, each with a limit on time and length.
import { bundlePath, TILE_WIDTH, tilePath, type BundleId, type TileId } from '@haopai/log';

/** The log gave no answer: that says nothing of what it holds. */
export class LogSilent extends Error {}

const ANSWER_MAX_MS = 10_000;
const CHECKPOINT_BYTES_MAX = 100_000;
const TILE_BYTES_MAX = TILE_WIDTH * 32;
/** 256 entries of 65,535 bytes, each with its length. */
const BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + 65_535);

export class LogClient {
  private readonly prefix: string;

  constructor(url: string) {
    this.prefix = url.replace(/\/+$/, '');
  }

  async checkpoint(): Promise<string> {
    const bytes = await this.read('checkpoint', CHECKPOINT_BYTES_MAX);
    if (bytes === null) throw new LogSilent(`${this.prefix}/checkpoint is not there`);
    return new TextDecoder().decode(bytes);
  }

  /** Where a partial tile is gone, the full one has taken its place. Undefined where there is neither. */
  async tile(id: TileId): Promise<Uint8Array | undefined> {
    const part = await this.read(tilePath(id), TILE_BYTES_MAX);
    if (part !== null || id.width === TILE_WIDTH) return part ?? undefined;
    const full = await this.read(tilePath({ ...id, width: TILE_WIDTH }), TILE_BYTES_MAX);
    return full?.subarray(0, id.width * 32);
  }

  /** The bundle, and how many entries it has. */
  async bundle(id: BundleId): Promise<{ readonly bytes: Uint8Array; readonly width: number } | undefined> {
    const part = await this.read(bundlePath(id), BUNDLE_BYTES_MAX);
    if (part !== null) return { bytes: part, width: id.width };
    if (id.width === TILE_WIDTH) return undefined;
    const full = await this.read(bundlePath({ ...id, width: TILE_WIDTH }), BUNDLE_BYTES_MAX);
    return full === null ? undefined : { bytes: full, width: TILE_WIDTH };
  }

  /** Every tile asked for, by path; those that are not there are left out. */
  async tiles(ids: readonly TileId[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const id of ids) {
      const bytes = await this.tile(id);
      if (bytes !== undefined) found.set(tilePath(id), bytes);
    }
    return found;
  }

  private async read(path: string, bytesMax: number): Promise<Uint8Array | null> {
    const url = `${this.prefix}/${path}`;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MAX_MS), redirect: 'error' });
      if (response.status === 404) return null;
      if (!response.ok) throw new LogSilent(`${url} answers ${response.status}`);
      return await bytesOf(response, bytesMax);
    } catch (error) {
      if (error instanceof LogSilent) throw error;
      throw new LogSilent(`${url}: ${reasonOf(error)}`, { cause: error });
    }
  }
}

async function bytesOf(response: Response, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > bytesMax) throw new LogSilent(`${response.url} sends more than ${bytesMax} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message?: string };
  return cause?.code ?? message ?? String(error);
}
