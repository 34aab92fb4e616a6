// Reads a public log over HTTP: its checkpoint, tiles and bundles, each with a limit on time and length.
import { setTimeout as sleep } from 'node:timers/promises';
import { bundlePath, TILE_WIDTH, tilePath, type BundleId, type TileId } from '@haopai/log';

/** The log gave no answer: that says nothing of what it holds. */
export class LogSilent extends Error {}

const ANSWER_MAX_MS = 10_000;
/** Too many ask, or a door changes: one read is asked for again, and not all of them. */
const COME_AGAIN = [429, 503];
const ASKS_MAX = 5;
const REST_MS = 1_000;
const REST_MAX_MS = 30_000;
const CHECKPOINT_BYTES_MAX = 100_000;
const CHECKPOINTS_BYTES_MAX = 1_000_000;
const TILE_BYTES_MAX = TILE_WIDTH * 32;
/** 256 entries of 65,535 bytes, each with its length. */
const BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + 65_535);

export class LogClient {
  private readonly prefix: string;

  /** `rest`: between two asks of one that says that too many ask. */
  constructor(
    url: string,
    private readonly rest: (ms: number) => Promise<unknown> = sleep,
  ) {
    this.prefix = url.replace(/\/+$/, '');
  }

  async checkpoint(): Promise<string> {
    const bytes = await this.read('checkpoint', CHECKPOINT_BYTES_MAX);
    if (bytes === null) throw new LogSilent(`${this.prefix}/checkpoint is not there`);
    return new TextDecoder().decode(bytes);
  }

  /** The newest and those signed just before it, the newest first; none where the log does not show them. */
  async lastCheckpoints(): Promise<readonly string[]> {
    const bytes = await this.read('checkpoints', CHECKPOINTS_BYTES_MAX);
    const lines = bytes === null ? [] : new TextDecoder().decode(bytes).split('\n').slice(0, -1);
    return lines.flatMap(noteIn);
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

  private async ask(url: string): Promise<Response> {
    for (let asks = 1; ; asks += 1) {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MAX_MS), redirect: 'error' });
      if (!COME_AGAIN.includes(response.status) || asks === ASKS_MAX) return response;
      await response.body?.cancel();
      await this.rest(restMsOf(response));
    }
  }

  private async read(path: string, bytesMax: number): Promise<Uint8Array | null> {
    const url = `${this.prefix}/${path}`;
    try {
      const response = await this.ask(url);
      if (response.status === 404) return null;
      if (!response.ok) throw new LogSilent(`${url} answers ${response.status}`);
      return await bytesOf(response, bytesMax);
    } catch (error) {
      if (error instanceof LogSilent) throw error;
      throw new LogSilent(`${url}: ${reasonOf(error)}`, { cause: error });
    }
  }
}

/** A line is no more than what it says; nothing of it is believed before its signatures are. */
function noteIn(line: string): readonly string[] {
  try {
    const { note } = JSON.parse(line) as { readonly note?: unknown };
    return typeof note === 'string' ? [note] : [];
  } catch {
    return [];
  }
}

function restMsOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, REST_MAX_MS) : REST_MS;
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
