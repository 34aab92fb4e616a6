// Counts what stands open from each address on this instance, so that one address cannot take every place.
import { addressKey } from './address-key';

export class OpenPerAddress {
  private readonly open = new Map<string, number>();

  /** `max` 0 counts nothing and lets everybody in. */
  constructor(private readonly max: number) {}

  hasPlace(address: string): boolean {
    return this.max === 0 || (this.open.get(addressKey(address)) ?? 0) < this.max;
  }

  /** Takes a place; returns how to give it back, once. */
  take(address: string): () => void {
    if (this.max === 0) return () => undefined;
    const key = addressKey(address);
    this.open.set(key, (this.open.get(key) ?? 0) + 1);
    return () => this.giveBack(key);
  }

  private giveBack(key: string): void {
    const left = (this.open.get(key) ?? 0) - 1;
    if (left > 0) this.open.set(key, left);
    else this.open.delete(key);
  }
}
