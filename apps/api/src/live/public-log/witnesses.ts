// Asks witnesses to sign what the log has signed (C2SP tlog-witness): at the side, all at once, each for a moment. One that is missing holds up nothing.
import {
  addSignatures,
  type Checked,
  formatAddCheckpoint,
  formatNote,
  nodesInTiles,
  type NoteKey,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
  parseTreeSize,
  type Proof,
  proveConsistency,
  tilePath,
  tilesForConsistency,
  verifyNote,
} from '@haopai/log';
import { sha256, verifyEd25519 } from './log-key';
import { type Signed, type TreeStore, valueOf } from './tree.store';

const ANSWER_MAX_MS = 2_000;
const ANSWER_BYTES_MAX = 16_384;
const CONFLICT = 409;

export interface Witness {
  readonly url: string;
  readonly key: NoteKey;
}

export interface WitnessesWatch {
  noteWitness(name: string, outcome: WitnessOutcome): void;
}

/** `ahead`: it has seen more of this log than we have; `refused`: it does not believe us, or its signature is none. */
export type WitnessOutcome = 'signed' | 'silent' | 'refused' | 'ahead';

type Answer = { readonly outcome: WitnessOutcome; readonly signatures: readonly NoteSignature[] };
const answerOf = (outcome: WitnessOutcome, signatures: readonly NoteSignature[] = []): Answer => ({
  outcome,
  signatures,
});

export class Witnesses {
  /** The size that each is known to have signed last. */
  private readonly seen = new Map<string, number>();
  private waiting: Signed | null = null;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly witnesses: readonly Witness[],
    private readonly tree: Pick<TreeStore, 'tiles' | 'noteSigned'>,
    private readonly watch: WitnessesWatch,
  ) {}

  /** Returns at once; of those that come while witnesses are asked the newest is next. */
  hear(signed: Signed): void {
    if (this.witnesses.length === 0) return;
    this.waiting = signed;
    this.asking ??= this.askOn().finally(() => (this.asking = null));
  }

  /** Names of those who have seen more of the log than this, as far as they answer in time. */
  async aheadOf(signed: Signed): Promise<readonly string[]> {
    const until = AbortSignal.timeout(ANSWER_MAX_MS);
    const answers = await Promise.all(
      this.witnesses.map(async (witness) => {
        const answer = await this.askFrom(signed.size, witness, signed, until).catch(() => null);
        return typeof answer === 'number' && answer > signed.size ? [witness.key.name] : [];
      }),
    );
    return answers.flat();
  }

  /** Resolves when nobody is asked any more. */
  async rest(): Promise<void> {
    this.waiting = null;
    await this.asking;
  }

  private async askOn(): Promise<void> {
    for (let signed = this.waiting; signed !== null; signed = this.waiting) {
      this.waiting = null;
      const of = signed;
      const found = await Promise.all(this.witnesses.map((witness) => this.ask(witness, of)));
      const signatures = found.flat();
      if (signatures.length === 0) continue;
      const note = formatNote(addSignatures(valueOf(parseNote(of.note)), signatures));
      await this.tree.noteSigned({ size: of.size, note }).catch(() => undefined);
    }
  }

  private async ask(witness: Witness, signed: Signed): Promise<readonly NoteSignature[]> {
    const { name } = witness.key;
    const until = AbortSignal.timeout(ANSWER_MAX_MS);
    const { outcome, signatures } = await this.askTwice(witness, signed, until).catch(() =>
      answerOf('silent'),
    );
    if (outcome === 'signed') this.seen.set(name, signed.size);
    this.watch.noteWitness(name, outcome);
    return signatures;
  }

  /** Whoever knows another size than was thought says which: proved from there, once. */
  private async askTwice(witness: Witness, signed: Signed, until: AbortSignal): Promise<Answer> {
    const first = await this.askFrom(this.seen.get(witness.key.name) ?? 0, witness, signed, until);
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
    const signatures = lines.value.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
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
