// How much memory is held for those who send or take slowly: so much for one address, and so much in all. Whoever holds the most is cut first.

export interface HeldBytesLimits {
  readonly ofAddressMaxBytes: number;
  readonly inAllMaxBytes: number;
}

const MB = 1024 * 1024;

/**
 * Of each priority class: of bodies that arrive, and the same again of answers that nobody has taken yet. Behind one address stands an office that
 * sends files of 10 MB, or a telephone network with hundreds of pages.
 */
export const HELD_BYTES_MAX: HeldBytesLimits = { ofAddressMaxBytes: 48 * MB, inAllMaxBytes: 96 * MB };

interface Held {
  readonly bytes: number;
  readonly cut: () => void;
}

interface OfAddress {
  sumBytes: number;
  /** In the order in which they came. */
  readonly all: Set<Held>;
}

export class HeldBytes {
  private readonly addresses = new Map<string, OfAddress>();
  private sumBytes = 0;

  constructor(private readonly limits: HeldBytesLimits) {}

  get inAllBytes(): number {
    return this.sumBytes;
  }

  /** Makes room, also by cutting what has been held for longest of the address that holds the most. How to give them back, once. */
  hold(address: string, bytes: number, cut: () => void): () => void {
    const held: Held = { bytes, cut };
    const own = this.addresses.get(address) ?? { sumBytes: 0, all: new Set<Held>() };
    this.addresses.set(address, own);
    own.all.add(held);
    own.sumBytes += bytes;
    this.sumBytes += bytes;
    while (own.sumBytes > this.limits.ofAddressMaxBytes) this.cutOldest(address);
    while (this.sumBytes > this.limits.inAllMaxBytes) this.cutOldest(this.heaviest());
    return () => this.giveBack(address, held);
  }

  private cutOldest(address: string): void {
    const [oldest] = this.addresses.get(address)?.all ?? [];
    if (oldest === undefined) throw new Error('bytes are held by nobody');
    this.giveBack(address, oldest);
    oldest.cut();
  }

  private giveBack(address: string, held: Held): void {
    const own = this.addresses.get(address);
    if (own?.all.delete(held) !== true) return;
    own.sumBytes -= held.bytes;
    this.sumBytes -= held.bytes;
    if (own.all.size === 0) this.addresses.delete(address);
  }

  private heaviest(): string {
    let heaviest = '';
    let mostBytes = -1;
    for (const [address, { sumBytes }] of this.addresses)
      if (sumBytes > mostBytes) [heaviest, mostBytes] = [address, sumBytes];
    return heaviest;
  }
}
