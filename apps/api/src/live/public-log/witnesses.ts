// Asks witnesses to sign what the log has signed (C2SP tlog-witness): at the side, all at once, each for a moment, and who was missing again later. One that is missing, or lies, holds up nothing.
import {
  addSignatures,
  type Checked,
  formatAddCheckpoint,
  formatNote,
  nodesInTiles,
  type NoteKey,
  type NoteSignature,
  openCheckpoint,
  parseNote,
  parseSignatureLines,
  parseTreeSize,
  type Proof,
  proveConsistency,
  tilePath,
  tilesForConsistency,
  verifyNote,
} from '@haopai/log';
import { type LogKey, sha256, verifyEd25519 } from './log-key';
import { type Signed, type TreeStore, valueOf } from './tree.store';

const ANSWER_MAX_MS = 2_000;
const ANSWER_BYTES_MAX = 16_384;
/** Whoever has not signed the newest checkpoint; a new one is asked about at once. */
const ASK_AGAIN_AFTER_MS = 10_000;
const CONFLICT = 409;

export interface Witness {
  readonly url: string;
  readonly key: NoteKey;
}

export interface WitnessesWatch {
  noteWitness(name: string, outcome: WitnessOutcome): void;
}

/** A checkpoint that our key has signed, as a witness has it. */
export interface SeenNote {
  readonly name: string;
  readonly note: string;
}

/** `ahead`: it says that it has seen more of this log than there is; `refused`: it does not believe us, or its signature is none. */
export type WitnessOutcome = 'signed' | 'silent' | 'refused' | 'ahead';

interface Round {
  /** As it was told. */
  readonly heard: Signed;
  /** With all signatures that have come. */
  note: string;
  readonly by: Set<string>;
  askedAt: number;
}

type Answer = { readonly outcome: WitnessOutcome; readonly signatures: readonly NoteSignature[] };
const answerOf = (outcome: WitnessOutcome, signatures: readonly NoteSignature[] = []): Answer => ({
  outcome,
  signatures,
});

export class Witnesses {
  /** The size that each is known to have signed last. */
  private readonly known = new Map<string, number>();
  private round: Round | null = null;
  private waiting: Round | null = null;
  private asking: Promise<void> | null = null;
  private shown: readonly SeenNote[] = [];
  /** How many have signed the checkpoint about which they were asked last. */
  signedCount = 0;

  constructor(
    private readonly witnesses: readonly Witness[],
    private readonly log: Pick<LogKey, 'own' | 'all'>,
    private readonly tree: Pick<TreeStore, 'tiles' | 'noteSigned'>,
    private readonly watch: WitnessesWatch,
    private readonly askAgainAfterMs = ASK_AGAIN_AFTER_MS,
  ) {}

  /** Returns at once; of those that come while witnesses are asked the newest is next. The same again asks those who were missing. */
  hear(signed: Signed): void {
    const { round } = this;
    const isKnown = round?.heard === signed;
    if (this.witnesses.length === 0 || (isKnown && !this.isToBeAskedAgain(round))) return;
    this.waiting = isKnown ? round : { heard: signed, note: signed.note, by: new Set(), askedAt: 0 };
    this.asking ??= this.askOn().finally(() => (this.asking = null));
  }

  /** What they have of this log, as far as they show it in time and our key has signed it. */
  async seen(): Promise<readonly SeenNote[]> {
    const until = AbortSignal.timeout(ANSWER_MAX_MS);
    return (await Promise.all(this.witnesses.map((witness) => this.seenBy(witness, until)))).flat();
  }

  /** What those have who did not sign, signed by our key: whether it contradicts is the sequencer's to find out. */
  takeShown(): readonly SeenNote[] {
    const { shown } = this;
    this.shown = [];
    return shown;
  }

  /** Another instance asks them now. */
  forget(): void {
    this.signedCount = 0;
    this.waiting = null;
    this.round = null;
  }

  /** Resolves when nobody is asked any more. */
  async rest(): Promise<void> {
    this.waiting = null;
    await this.asking;
  }

  private isToBeAskedAgain({ by, askedAt }: Round): boolean {
    return by.size < this.witnesses.length && performance.now() - askedAt >= this.askAgainAfterMs;
  }

  private async askOn(): Promise<void> {
    for (let round = this.waiting; round !== null; round = this.waiting) {
      this.waiting = null;
      const of = round;
      this.round = of;
      of.askedAt = performance.now();
      const missing = this.witnesses.filter(({ key }) => !of.by.has(key.name));
      const found = await Promise.all(missing.map((witness) => this.ask(witness, of.heard)));
      const signatures = found.flat();
      for (const { name } of signatures) of.by.add(name);
      if (this.round === of) this.signedCount = of.by.size;
      if (signatures.length === 0) continue;
      of.note = formatNote(addSignatures(valueOf(parseNote(of.note)), signatures));
      await this.tree.noteSigned({ size: of.heard.size, note: of.note }).catch(() => undefined);
    }
  }

  private async seenBy({ url, key }: Witness, until: AbortSignal): Promise<readonly SeenNote[]> {
    const origin = this.log.own.name;
    const note = await textAt(`${url}/${encodeURIComponent(origin)}/checkpoint`, until).catch(() => null);
    if (note === null) return [];
    const trust = { origin, logKeys: this.log.all, witnessKeys: [], verifyEd25519 };
    return (await openCheckpoint(note, trust)).ok ? [{ name: key.name, note }] : [];
  }

  private async ask(witness: Witness, signed: Signed): Promise<readonly NoteSignature[]> {
    const { name } = witness.key;
    const until = AbortSignal.timeout(ANSWER_MAX_MS);
    const { outcome, signatures } = await this.askTwice(witness, signed, until).catch(() =>
      answerOf('silent'),
    );
    if (outcome === 'signed') this.known.set(name, signed.size);
    else if (outcome !== 'silent') {
      // Its reason, if it has one.
      const seen = await this.seenBy(witness, until);
      this.shown = [...this.shown, ...seen];
    }
    this.watch.noteWitness(name, outcome);
    return signatures;
  }

  /** Whoever knows another size than was thought says which: proved from there, once. */
  private async askTwice(witness: Witness, signed: Signed, until: AbortSignal): Promise<Answer> {
    const first = await this.askFrom(this.known.get(witness.key.name) ?? 0, witness, signed, until);
    if (typeof first !== 'number') return first;
    if (first > signed.size) return answerOf('ahead');
    const second = await this.askFrom(first, witness, signed, until);
    return typeof second === 'number' ? answerOf('refused') : second;
  }

  /** The size that it says it knows, where that is another. */
  private async askFrom(
    oldSize: number,
    { url, key }: Witness,
    { size, note }: Signed,
    until: AbortSignal,
  ): Promise<Answer | number> {
    const proof = await this.prove(oldSize, size);
    if (!proof.ok) return answerOf('refused');
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint({ oldSize, proof: proof.value, checkpoint: note }),
      headers: { 'content-type': 'text/plain' },
      redirect: 'error',
      signal: until,
    });
    const body = await readAtMost(response);
    if (response.status === CONFLICT) return parseTreeSize(body) ?? answerOf('refused');
    const lines = response.ok ? parseSignatureLines(body) : null;
    if (lines?.ok !== true) return answerOf('refused');
    // Only what its key has signed is joined, however much it sends.
    const signatures = lines.value
      .filter(({ name, keyId }) => name === key.name && keyId === key.keyId)
      .slice(0, 1);
    const { text } = valueOf(parseNote(note));
    const verified = await verifyNote({ text, signatures }, [key], verifyEd25519, Date.now());
    return verified.ok ? answerOf('signed', signatures) : answerOf('refused');
  }

  private async prove(oldSize: number, size: number): Promise<Checked<Proof>> {
    const tiles = await this.tree.tiles(tilesForConsistency(oldSize, size));
    return proveConsistency(
      sha256,
      oldSize,
      size,
      nodesInTiles(sha256, size, (id) => tiles.get(tilePath(id))),
    );
  }
}

/** Null where there is none. */
async function textAt(address: string, until: AbortSignal): Promise<string | null> {
  const response = await fetch(address, { redirect: 'error', signal: until });
  const text = await readAtMost(response);
  return response.ok ? text : null;
}

/** Whoever sends without an end is not read to it. */
async function readAtMost(response: Response): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (response.body === null) return '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > ANSWER_BYTES_MAX) throw new Error('a witness said too much');
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}
