// What a witness answers to a log (C2SP tlog-witness, add-checkpoint): pure, apart from the file in which it keeps what it has signed.
import {
  areEqual,
  cosignNote,
  formatNote,
  formatSignatureLine,
  hashOfNothing,
  openCheckpoint,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  TREE_SIZE_TYPE,
  verifyConsistency,
  type NoteKey,
} from '@haopai/log';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import type { WitnessFile } from './witness-file';

export interface Answer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
  /** For the witness's own log. */
  readonly words: string;
  /**
   * What is worth keeping. A contradiction: the log's key has signed two trees of one size. A suspicion: no proof from the tree before,
   * which is another history or only a wrong proof, and anybody can send a wrong proof.
   */
  readonly evidence: 'contradiction' | 'suspicion' | null;
}

const TEXT = 'text/plain; charset=utf-8';

/** Must not run twice at a time: between looking and keeping nobody else may keep. */
export async function judgeCheckpoint(
  body: string,
  logKeys: readonly NoteKey[],
  file: WitnessFile,
  nowMs: number,
): Promise<Answer> {
  const request = parseAddCheckpoint(body);
  if (!request.ok) return refusal(400, `not a request: ${request.code}`);
  const { oldSize, proof, checkpoint } = request.value;
  const note = parseNote(checkpoint);
  if (!note.ok) return refusal(400, `not a note: ${note.code}`);
  const said = parseCheckpoint(note.value.text);
  if (!said.ok) return refusal(400, `not a checkpoint: ${said.code}`);
  const { origin, size, root } = said.value;
  const keys = logKeys.filter(({ name }) => name === origin);
  if (keys.length === 0) return refusal(404, `log ${origin} is not known here`);
  const opened = await openCheckpoint(checkpoint, { origin, logKeys: keys, witnessKeys: [], verifyEd25519 });
  if (!opened.ok) return refusal(403, `log ${origin} has not signed this: ${opened.code}`);
  if (oldSize > size) return refusal(400, `the old size ${oldSize} is above the size ${size}`);
  const seen = file.seenOf(origin) ?? { size: 0, root: hashOfNothing(sha256), note: null };
  // Whatever it says that it proves from: both trees bear the log's signature.
  if (size === seen.size && !areEqual(root, seen.root))
    return conflict(seen.size, `${origin}: ANOTHER TREE of the same size ${size}`, 'contradiction');
  if (oldSize !== seen.size) return conflict(seen.size, `${origin}: it proves from ${oldSize}`, null);
  const kept = verifyConsistency(sha256, { oldSize, oldRoot: seen.root, size, root, proof });
  if (!kept.ok)
    return {
      ...refusal(
        422,
        `${origin}: no proof that ${size} leaves begin with the ${oldSize} seen before: ${kept.code}`,
      ),
      evidence: 'suspicion',
    };
  // The log's signatures alone: those of others are theirs to give.
  const signatures = note.value.signatures.filter(({ name, keyId }) =>
    opened.value.byLog.some(({ key }) => key.name === name && key.keyId === keyId),
  );
  file.keep(origin, { size, root, note: formatNote({ text: note.value.text, signatures }) });
  const signature = await cosignNote(note.value.text, file.key, nowMs, file.sign);
  return {
    status: 200,
    type: TEXT,
    body: formatSignatureLine(signature),
    words: `${origin}: ${size} leaves, signed`,
    evidence: null,
  };
}

function refusal(status: Exclude<Answer['status'], 200 | 409>, words: string): Answer {
  return { status, type: TEXT, body: `${words}\n`, words, evidence: null };
}

function conflict(knownSize: number, words: string, evidence: Answer['evidence']): Answer {
  return {
    status: 409,
    type: TREE_SIZE_TYPE,
    body: `${knownSize}\n`,
    words: `${words}, known are ${knownSize}`,
    evidence,
  };
}
