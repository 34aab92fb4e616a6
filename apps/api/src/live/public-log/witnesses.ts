// Has witnesses sign what the log has signed: at the side, each in a loop of its own, and who was missing again later. One that is missing, slow, or lies, holds up nobody.
import type { LogKey } from './log-key';
import type { Signed, TreeStore } from './tree.store';
import { type SeenNote, type Witness, WitnessCaller, type WitnessOutcome } from './witness-caller';

/** Whoever has not signed the newest checkpoint; a new one is asked about at once. */
const ASK_AGAIN_AFTER_MS = 10_000;

export interface WitnessesWatch {
  noteWitness(name: string, outcome: WitnessOutcome): void;
}

interface Asked {
  /** As it was told. */
  readonly heard: Signed;
  readonly by: Set<string>;
}

interface Line {
  readonly caller: WitnessCaller;
  /** What it is asked about when it has answered: the newest, for it has to see each only where it can keep up. */
  next: Asked | null;
  asking: Promise<void> | null;
  askedAt: number;
  /** When it was asked last. */
  hasSigned: boolean;
}

export class Witnesses {
  private readonly lines: readonly Line[];
  private newest: Asked | null = null;
  private shown: readonly SeenNote[] = [];

  constructor(
    witnesses: readonly Witness[],
    log: Pick<LogKey, 'own' | 'all'>,
    private readonly tree: Pick<TreeStore, 'tiles' | 'join'>,
    private readonly watch: WitnessesWatch,
    private readonly askAgainAfterMs = ASK_AGAIN_AFTER_MS,
  ) {
    this.lines = witnesses.map((witness) => ({
      caller: new WitnessCaller(witness, log, tree),
      ...{ next: null, asking: null, askedAt: 0, hasSigned: false },
    }));
  }

  /** How many have signed what they were asked about last. */
  get signedCount(): number {
    return this.lines.filter(({ hasSigned }) => hasSigned).length;
  }

  /** Returns at once. The same again asks those who were missing. */
  hear(signed: Signed): void {
    const isNew = this.newest?.heard !== signed;
    const newest = isNew ? { heard: signed, by: new Set<string>() } : this.newest;
    this.newest = newest;
    for (const line of this.lines) {
      if (isNew || this.isToBeAskedAgain(line)) line.next = newest;
      if (line.next !== null) line.asking ??= this.askOn(line);
    }
  }

  /** What they have of this log, as far as they show it in time and our key has signed it. */
  async seen(): Promise<readonly SeenNote[]> {
    return (await Promise.all(this.lines.map(({ caller }) => caller.seen()))).flat();
  }

  /** What those have who did not sign, signed by our key: whether it contradicts is the sequencer's to find out. */
  takeShown(): readonly SeenNote[] {
    const { shown } = this;
    this.shown = [];
    return shown;
  }

  /** Another instance asks them now. */
  forget(): void {
    this.newest = null;
    for (const line of this.lines) {
      line.next = null;
      line.hasSigned = false;
    }
  }

  /** Resolves when nobody is asked any more. */
  async rest(): Promise<void> {
    for (const line of this.lines) line.next = null;
    for (const { asking } of this.lines) await asking;
  }

  private isToBeAskedAgain({ caller, asking, askedAt }: Line): boolean {
    const hasSigned = this.newest?.by.has(caller.name) ?? false;
    return asking === null && !hasSigned && performance.now() - askedAt >= this.askAgainAfterMs;
  }

  private async askOn(line: Line): Promise<void> {
    for (let asked = line.next; asked !== null; asked = line.next) {
      line.next = null;
      line.askedAt = performance.now();
      await this.ask(line, asked);
    }
    line.asking = null;
  }

  private async ask(line: Line, { heard, by }: Asked): Promise<void> {
    const { name } = line.caller;
    const { outcome, signatures, shown } = await line.caller.ask(heard);
    this.shown = [...this.shown, ...shown];
    this.watch.noteWitness(name, outcome);
    if (this.newest !== null) line.hasSigned = outcome === 'signed';
    if (outcome !== 'signed') return;
    by.add(name);
    await this.tree.join(heard, signatures).catch(() => by.delete(name));
  }
}
