// Published texts by their hashes, for readers of the log: those of late in memory, and whoever makes hashes up costs a bounded number of looks.
import { LRUCache } from 'lru-cache';
import { RefusalError } from '../../platform/errors';

const KEPT_BYTES_MAX = 16 * 1024 * 1024;
/** Of an entry: its hash and its places in maps. */
const OVERHEAD_BYTES = 512;
const BYTES_A_CHARACTER = 2;
/** Of those that nobody has published: as many, and for as long; a text stands there before any leaf names it. */
const UNKNOWN_MAX = 10_000;
const UNKNOWN_FOR_MS = 1_000;
/** Looks into the database at a time: strangers read the log past every lane, and bidders need the same connections. Tiles have places of their own. */
const LOOKS_AT_ONCE_MAX = 4;
const COME_AGAIN_MS = 1_000;

export class KeptTexts {
  private readonly known = new LRUCache<string, string>({
    maxSize: KEPT_BYTES_MAX,
    sizeCalculation: ({ length }) => BYTES_A_CHARACTER * length + OVERHEAD_BYTES,
  });
  private readonly unknown = new LRUCache<string, true>({ max: UNKNOWN_MAX, ttl: UNKNOWN_FOR_MS });
  /** Who asks for the same waits for the same look. */
  private readonly looks = new Map<string, Promise<string | null>>();

  /** `read` resolves with null for what is not there. */
  constructor(private readonly read: (hash: string) => Promise<string | null>) {}

  async of(hash: string): Promise<string | RefusalError> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const isUnknown = this.unknown.has(hash);
    if (!isUnknown && !this.looks.has(hash) && this.looks.size >= LOOKS_AT_ONCE_MAX)
      return new RefusalError('SERVER.BUSY', { retryAfterMs: COME_AGAIN_MS });
    const text = isUnknown ? null : await this.look(hash);
    return text ?? new RefusalError('LOG.NOT_FOUND', { path: `text/${hash}` });
  }

  private look(hash: string): Promise<string | null> {
    const underWay = this.looks.get(hash);
    if (underWay !== undefined) return underWay;
    const look = this.lookUp(hash).finally(() => this.looks.delete(hash));
    this.looks.set(hash, look);
    return look;
  }

  private async lookUp(hash: string): Promise<string | null> {
    const text = await this.read(hash);
    if (text === null) this.unknown.set(hash, true);
    else this.known.set(hash, text);
    return text;
  }
}
