// Puts what is new into the public log and signs it, twice a second, on one instance at a time. Lots and doors never wait for it.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  areEqual,
  formatCheckpoint,
  formatLeaf,
  formatNote,
  growTree,
  hashLeaf,
  openCheckpoint,
  rootOfRange,
  signNote,
} from '@haopai/log';
import { isAway } from '@haopai/engine-mysql';
import { CoreShare } from './core-share';
import { type LogKey, sha256, verifyEd25519 } from './log-key';
import type { LogLease } from './log-lease.store';
import { LogStopped } from './log-stopped';
import { LEAVES_AT_ONCE, type LeafSource, type NewLeaf, type Statement } from './new-leaves';
import type { SignedPlace } from './signed-place';
import { type Signed, sizeIn, type StoredLeaf, type TreeHead, type TreeStore, valueOf } from './tree.store';
import type { SeenNote } from './witness-caller';
import type { Witnesses } from './witnesses';

const LOOK_EVERY_MS = 500;
const TRY_AGAIN_AFTER_MS = 1_000;
/** Transactions of one source in a row, before the others and the lease have their turn. */
const IN_A_ROW_MAX = 10;
/** A log that has fallen behind rests longer than it works, for the database works for it too: it catches up when there are fewer bids. */
const ROUND_MAX_MS = 500;
/** After each transaction of a log that has fallen behind while cores are scarce. */
const PRESSED_REST_MS = 2_000;

export interface SequencerWatch {
  /** To sign once more could contradict what was signed before. */
  noteStopped(error: LogStopped): void;
  noteTrouble(what: string, cause: unknown): void;
}

export interface SequencerPorts {
  readonly tree: TreeStore;
  readonly lease: LogLease;
  /** In the order in which they are asked: what one finds may stand on what those before it have found. */
  readonly sources: readonly LeafSource[];
  readonly key: LogKey;
  /** Null where nothing is kept outside the database. */
  readonly kept: SignedPlace | null;
  readonly watch: SequencerWatch;
  /** Null where there are none. All but `seen` return at once. */
  readonly witnesses: Pick<Witnesses, 'hear' | 'seen' | 'takeShown' | 'forget'> | null;
}

/** What a source has found, ready to be written. */
interface ToPut {
  readonly leaves: readonly StoredLeaf[];
  readonly with: readonly Statement[];
}

export class Sequencer {
  /** Where the tree stands; null while another instance has it, or nobody knows. */
  private head: TreeHead | null = null;
  /** By our key, and the newest; null before the first signature since the head was read. */
  private signed: Signed | null = null;
  private isDone = false;
  private restMs = LOOK_EVERY_MS;
  private isStopping = false;
  private running: Promise<void> | null = null;
  private doneAgoMs = 0;
  private heardAt = performance.now();
  /** Why this instance alone does not go on. */
  private refusedCode: string | null = null;
  stoppedCode: string | null = null;

  constructor(private readonly ports: SequencerPorts) {}

  get size(): number {
    return this.head?.edge.range.size ?? 0;
  }

  /** Since all that was new was in the log, on whichever instance. */
  get doneAgoSeconds(): number {
    return (this.doneAgoMs + performance.now() - this.heardAt) / 1_000;
  }

  start(): void {
    this.running ??= this.runOn();
  }

  /** Ends after the round under way, and lets another instance go on at once. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.running;
    await this.ports.lease.release().catch(() => undefined);
  }

  /** One round; for specs, which do not wait for the clock. */
  async look(): Promise<void> {
    const { lease } = this.ports;
    await lease.begin();
    const { isHeld, doneAgoMs, stoppedCode } = await lease.hold(this.isDone);
    this.isDone = false;
    this.doneAgoMs = doneAgoMs;
    this.heardAt = performance.now();
    if (!isHeld) this.refusedCode = null;
    this.stoppedCode = stoppedCode ?? this.refusedCode;
    if (!isHeld || stoppedCode !== null) {
      this.head = null;
      this.ports.witnesses?.forget();
      return;
    }
    try {
      this.head ??= await this.takeOver();
      this.refusedCode = this.stoppedCode = null;
      this.isDone = await this.takeAll();
      const shown = this.ports.witnesses?.takeShown() ?? [];
      // Against what the database has, not what is believed here.
      if (shown.length > 0) await this.compareShown(await this.ports.tree.head(), shown);
      await this.sign();
    } catch (error) {
      // What was committed is not known, or the log is in other hands: it is read anew.
      this.head = null;
      if (!(error instanceof LogStopped)) throw error;
      if (error.code === 'LOG.UNKNOWN_KEY') return this.giveAway(error);
      this.stoppedCode = error.code;
      await lease.stopAll(error.code);
      this.ports.watch.noteStopped(error);
    }
  }

  /**
   * Nothing contradicts itself: this instance alone was not told of the key by which others sign, as one that is restarted last when the key
   * changes, or has a line mistyped. To stop all for that would let one instance end the log; whoever knows the key goes on.
   */
  private async giveAway(error: LogStopped): Promise<void> {
    if (this.refusedCode === null) this.ports.watch.noteStopped(error);
    this.refusedCode = this.stoppedCode = error.code;
    await this.ports.lease.release();
  }

  private async runOn(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.look();
        await this.rest(this.restMs);
      } catch (error) {
        this.ports.watch.noteTrouble('the public log does not go on', error);
        await this.rest(TRY_AGAIN_AFTER_MS);
      }
    }
  }

  /** Wakes up soon when it is to stop. */
  private async rest(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.isStopping && performance.now() < until)
      await sleep(Math.min(50, Math.max(until - performance.now(), 1)));
  }

  /**
   * What was signed before, here or elsewhere, must be the beginning of what the database has: else it is an older one, or was changed, and
   * to sign would contradict.
   */
  private async takeOver(): Promise<TreeHead> {
    const { tree, kept, key, witnesses } = this.ports;
    // Asked for before the tree: whoever was slow here and has lost the log meanwhile would find what another has signed since ahead of a
    // tree that was read before it, and stop everybody.
    const inDatabase = await tree.signed();
    const outside = (await kept?.newest()) ?? null;
    const shown = (await witnesses?.seen()) ?? [];
    const head = await tree.head();
    this.signed = null;
    if (inDatabase !== null) {
      await this.compare(head, inDatabase.note, 'the database');
      // A log that is signed by a new key is signed once more at the size that it has.
      if (await this.isSignedBy(inDatabase.note, [key.own])) this.signed = inDatabase;
    }
    if (outside !== null) {
      if (!(await this.isSignedBy(outside, key.all)))
        throw new LogStopped('LOG.UNKNOWN_KEY', { in: 'what was kept outside' });
      await this.compare(head, outside, 'what was kept outside');
    }
    await this.compareShown(head, shown);
    return head;
  }

  private async isSignedBy(note: string, logKeys: LogKey['all']): Promise<boolean> {
    const origin = this.ports.key.own.name;
    return (await openCheckpoint(note, { origin, logKeys, witnessKeys: [], verifyEd25519 })).ok;
  }

  private async compare(head: TreeHead, note: string, place: string): Promise<void> {
    const { tree, key } = this.ports;
    const { size, root, origin } = sizeIn(note);
    // Another name is another log, which has signed nothing yet.
    if (origin !== key.own.name) return;
    const inDatabase = head.edge.range.size;
    if (size > inDatabase) throw new LogStopped('LOG.ROLLED_BACK', { in: place, signed: size, inDatabase });
    const { range } = size === inDatabase ? head.edge : await tree.edgeAt(size);
    if (!areEqual(rootOfRange(sha256, range), root))
      throw new LogStopped('LOG.REWRITTEN', { in: place, signed: size });
  }

  /** What a witness holds against us counts when our own key has signed it, and only then: a stranger's word stops nothing. */
  private async compareShown(head: TreeHead, shown: readonly SeenNote[]): Promise<void> {
    for (const { name, note } of shown) await this.compare(head, note, `what the witness ${name} has seen`);
  }

  /** Whether all that was new is in the log now. */
  private async takeAll(): Promise<boolean> {
    let isDone = true;
    this.restMs = LOOK_EVERY_MS;
    const until = performance.now() + ROUND_MAX_MS;
    const cores = new CoreShare();
    for (const source of this.ports.sources) if (!(await this.takeFrom(source, until, cores))) isDone = false;
    return isDone;
  }

  /** Whether that was all of it. */
  private async takeFrom(source: LeafSource, until: number, cores: CoreShare): Promise<boolean> {
    for (let count = 1; ; count++) {
      const found = await this.findIn(source);
      if (found === null) return false;
      if (found.with.length === 0) return true;
      await this.put(found);
      // After less there is hardly any left.
      const isMuch = found.leaves.length > LEAVES_AT_ONCE / 2;
      if (isMuch && cores.areScarce) this.restMs = PRESSED_REST_MS;
      const isLong = isMuch && (cores.areScarce || performance.now() > until);
      if (isLong || count === IN_A_ROW_MAX || this.isStopping) return false;
    }
  }

  /** Null where a source cannot tell: that keeps no other from being put in and signed. */
  private async findIn(source: LeafSource): Promise<ToPut | null> {
    try {
      const found = await source.find();
      return { leaves: found.leaves.map(storedLeaf), with: found.with };
    } catch (error) {
      if (isAway(error)) throw error;
      this.ports.watch.noteTrouble('a source of the public log does not go on', error);
      return null;
    }
  }

  private async put({ leaves, with: statements }: ToPut): Promise<void> {
    const { head } = this;
    if (head === null) return;
    const { edge, full } = growTree(
      sha256,
      head.edge,
      leaves.map(({ hash }) => hash),
    );
    await this.ports.tree.append(this.ports.lease.owner, head, leaves, full, statements);
    this.head = { edge, lastHash: leaves.at(-1)?.hash ?? head.lastHash };
  }

  /** Kept outside first: what nobody knows of cannot be contradicted. */
  private async sign(): Promise<void> {
    const { head } = this;
    const { tree, key, kept, witnesses } = this.ports;
    if (head === null) return;
    const { size } = head.edge.range;
    if (size === this.signed?.size) {
      witnesses?.hear(this.signed);
      return;
    }
    const root = rootOfRange(sha256, head.edge.range);
    const text = formatCheckpoint({ origin: key.own.name, size, root, extensions: [] });
    const note = formatNote({ text, signatures: [await signNote(text, key.own, key.sign)] });
    await kept?.keep(note);
    await tree.noteSigned({ size, note });
    this.signed = { size, note };
    witnesses?.hear(this.signed);
  }
}

function storedLeaf({ source, leaf }: NewLeaf): StoredLeaf {
  const bytes = valueOf(formatLeaf(leaf));
  return { source, bytes, hash: hashLeaf(sha256, bytes) };
}
