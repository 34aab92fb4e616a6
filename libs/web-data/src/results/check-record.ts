// Reckons the chain of a lot's record again, from the stored events to the lines that everybody reads: trusts no figure it was given.
import type { JournalLine, RecordLine } from '@haopai/contracts';

export type RecordVerdict =
  | { readonly kind: 'intact'; readonly lines: number; readonly lastHash: string }
  /** The first line whose place, hash or words do not fit. */
  | { readonly kind: 'broken'; readonly version: number };

/** SHA-256 of a text in UTF-8, 64 hex digits. */
export type Sha256 = (text: string) => Promise<string>;

/** The hash before the first line. */
const GENESIS_HASH = '0'.repeat(64);

const KIND_OF_TYPE: Readonly<Record<string, RecordLine['kind']>> = {
  LotScheduled: 'scheduled',
  LotOpened: 'opened',
  BidAccepted: 'bid',
  CeilingSet: 'ceilingSet',
  CeilingCancelled: 'ceilingCancelled',
  LotPaused: 'paused',
  LotWithdrawn: 'withdrawn',
  PaddleDisqualified: 'disqualified',
  LotSold: 'sold',
  LotUnsold: 'unsold',
};

const RESUMED_BY_ITSELF = ['outage', 'cutOff'] as const;

/** `journal` and `record` are whole and oldest first. */
export async function checkRecord(
  lotId: number,
  journal: readonly JournalLine[],
  record: readonly RecordLine[],
  sha256: Sha256,
): Promise<RecordVerdict> {
  let lastHash = GENESIS_HASH;
  for (let index = 0; index < Math.max(journal.length, record.length); index++) {
    const version = index + 1;
    const stored = journal[index];
    const shown = record[index];
    if (stored === undefined || shown === undefined) return { kind: 'broken', version };
    const hash = await sha256(`${lastHash}\n${lotId}\n${version}\n${stored.body}`);
    const isInPlace = stored.version === version && shown.version === version;
    if (!isInPlace || stored.hash !== hash || shown.hash !== hash || !tells(stored.body, shown))
      return { kind: 'broken', version };
    lastHash = hash;
  }
  return { kind: 'intact', lines: journal.length, lastHash };
}

/** Whether the stored event says what the line says of it. */
function tells(body: string, line: RecordLine): boolean {
  const event = parse(body);
  if (event === null) return false;
  const isResumed = event.type === 'LotResumed';
  const kind = isResumed
    ? (RESUMED_BY_ITSELF.find((cause) => cause === event.cause) ?? 'resumed')
    : KIND_OF_TYPE[String(event.type)];
  return (
    line.kind === kind &&
    line.atMs === event.atMs &&
    line.paddleNo === (event.paddleNo ?? null) &&
    line.amountFen === (event.amountFen ?? event.ceilingFen ?? null) &&
    (line.kind !== 'bid' || line.isByCeiling === (event.proxyId !== undefined)) &&
    (line.reason ?? '') === (event.reason ?? '')
  );
}

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The browser's own SHA-256; null where the page came over a connection that browsers give it not to. */
export function browserSha256(): Sha256 | null {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  return async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
