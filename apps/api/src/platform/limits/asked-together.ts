// One look for a crowd: whoever asks while a look is under way shares the next, which begins after they asked and misses nothing that they have not heard.
export class AskedTogether<Key, Result> {
  private readonly underWay = new Map<Key, Promise<Result>>();
  private readonly next = new Map<Key, Promise<Result>>();

  constructor(private readonly ask: (key: Key) => Promise<Result>) {}

  /** Fails as the look fails, for all who share it. */
  of(key: Key): Promise<Result> {
    const underWay = this.underWay.get(key);
    if (underWay === undefined) return this.begin(key);
    let next = this.next.get(key);
    if (next === undefined) {
      next = settled(underWay).then(() => {
        this.next.delete(key);
        return this.begin(key);
      });
      this.next.set(key, next);
    }
    return next;
  }

  private begin(key: Key): Promise<Result> {
    const look = this.ask(key);
    this.underWay.set(key, look);
    void settled(look).then(() => {
      if (this.underWay.get(key) === look) this.underWay.delete(key);
    });
    return look;
  }
}

async function settled(work: Promise<unknown>): Promise<void> {
  await Promise.allSettled([work]);
}
