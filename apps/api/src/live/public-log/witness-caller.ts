// Asks one witness to sign what the log has signed (C2SP tlog-witness), proved from the size that it has seen last, and never for longer than a moment.
import {
  type Checked,
  formatAddCheckpoint,
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
const CONFLICT = 409;

export interface Witness {
  readonly url: string;
  readonly key: NoteKey;
}

/** A checkpoint that our key has signed, as a witness has it. */
export interface SeenNote {
  readonly name: string;
  readonly note: string;
}

/** `ahead`: it says that it has seen more of this log than there is; `refused`: it does not believe us, or its signature is none. */
export type WitnessOutcome = 'signed' | 'silent' | 'refused' | 'ahead';

interface Answer {
  readonly outcome: WitnessOutcome;
  /** Its own, and verified. */
  readonly signatures: readonly NoteSignature[];
}
const answerOf = (outcome: WitnessOutcome, signatures: readonly NoteSignature[] = []): Answer => ({
  outcome,
  signatures,
});

export class WitnessCaller {
  /** The size that it is known to have signed last. */
  private knownSize = 0;

  constructor(
    private readonly witness: Witness,
    private readonly log: Pick<LogKey, 'own' | 'all'>,
    private readonly tree: Pick<TreeStore, 'tiles'>,
  ) {}

  get name(): string {
    return this.witness.key.name;
  }

  /** Never rejects. `shown`: what it has who did not sign, its reason, if it has one. */
  async ask(signed: Signed): Promise<Answer & { readonly shown: readonly SeenNote[] }> {
    const until = AbortSignal.timeout(ANSWER_MAX_MS);
    const answer = await this.askTwice(signed, until).catch(() => answerOf('silent'));
    if (answer.outcome === 'signed') this.knownSize = signed.size;
    const hasReason = answer.outcome === 'refused' || answer.outcome === 'ahead';
    return { ...answer, shown: hasReason ? await this.seen(until) : [] };
  }

  /** What it has of this log, as far as it shows it in time and our key has signed it. */
  async seen(until: AbortSignal = AbortSignal.timeout(ANSWER_MAX_MS)): Promise<readonly SeenNote[]> {
    const origin = this.log.own.name;
    const address = `${this.witness.url}/${encodeURIComponent(origin)}/checkpoint`;
    const note = await textAt(address, until).catch(() => null);
    if (note === null) return [];
    const trust = { origin, logKeys: this.log.all, witnessKeys: [], verifyEd25519 };
    return (await openCheckpoint(note, trust)).ok ? [{ name: this.name, note }] : [];
  }

  /** Whoever knows another size than was thought says which: proved from there, once. */
  private async askTwice(signed: Signed, until: AbortSignal): Promise<Answer> {
    const first = await this.askFrom(this.knownSize, signed, until);
    if (typeof first !== 'number') return first;
    if (first > signed.size) return answerOf('ahead');
    const second = await this.askFrom(first, signed, until);
    return typeof second === 'number' ? answerOf('refused') : second;
  }

  /** The size that it says it knows, where that is another. */
  private async askFrom(
    oldSize: number,
    { size, note }: Signed,
    until: AbortSignal,
  ): Promise<Answer | number> {
    const { url, key } = this.witness;
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
