// Whether what somebody was told stands in the public log, by a proof that anybody checks with the log's key.
import { hash } from 'node:crypto';
import type { LogProofs } from '@haopai/contracts';
import {
  fromBase64,
  hashLeaf,
  openCheckpoint,
  parseLeaf,
  utf8,
  verifyInclusion,
  type Leaf,
  type NoteKey,
} from '@haopai/log';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import type { ToldOrder } from './bid-through-kills';

const ANSWER_MAX_MS = 10_000;

/** Throws where a proof is given that proves nothing. */
export async function isInLog(order: ToldOrder, baseUrl: string, logKey: NoteKey): Promise<boolean> {
  const { lotId, bidId, told } = order;
  const about = told.kind === 'accepted' ? `version=${told.version}` : `bid=${hash('sha256', bidId)}`;
  const response = await fetch(`${baseUrl}/api/v1/log/proofs?lot=${lotId}&${about}`, {
    signal: AbortSignal.timeout(ANSWER_MAX_MS),
  });
  if (!response.ok) return false;
  return (await provedLeaves((await response.json()) as LogProofs, logKey)).some((leaf) => says(leaf, order));
}

function says(leaf: Leaf, { lotId, bidId, told }: ToldOrder): boolean {
  if (told.kind === 'accepted')
    return (
      leaf.kind === 'event' &&
      leaf.lotId === lotId &&
      leaf.version === told.version &&
      leaf.hash === told.hash
    );
  const isIt = leaf.kind === 'refusal' && leaf.lotId === lotId && leaf.bidHash === hash('sha256', bidId);
  return isIt && leaf.code === told.code;
}

async function provedLeaves({ checkpoint, items }: LogProofs, logKey: NoteKey): Promise<readonly Leaf[]> {
  const trust = { origin: logKey.name, logKeys: [logKey], witnessKeys: [], verifyEd25519 };
  const opened = await openCheckpoint(checkpoint, trust);
  if (!opened.ok) throw new Error(`the log proves by no checkpoint of its own: ${opened.code}`);
  const { size, root } = opened.value.checkpoint;
  return items.map(({ index, leaf: text, proof: path }) => {
    const proof = path.map((text) => fromBase64(text) ?? new Uint8Array());
    const leafHash = hashLeaf(sha256, utf8(text));
    const leaf = parseLeaf(utf8(text));
    const held = verifyInclusion(sha256, { leafHash, index, size, root, proof });
    if (!held.ok || !leaf.ok) throw new Error(`leaf ${index} is not proved: ${text}`);
    return leaf.value;
  });
}
