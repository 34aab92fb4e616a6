// Use case: anybody sees how the public log stands and which witnesses sign it, by the signatures under its last checkpoints.
import { Injectable } from '@nestjs/common';
import type { LogStatus, WitnessStatus } from '@haopai/contracts';
import { type NoteKey, parseNote, parseVerifierKey, verifyNote } from '@haopai/log';
import { Config } from '../../platform/config';
import { sha256, verifyEd25519 } from './log-key';
import { LogReader, type SignedAt } from './log-reader.store';
import { valueOf } from './tree.store';

/** Everybody who asks within this time has the same answer. */
const ANSWER_FOR_MS = 1_000;
/** Half a minute of a busy sale. */
const CHECKPOINTS_MAX = 60;
/** A checkpoint is signed by witnesses a moment after the log: who has signed one of so shortly before it is there. */
const IS_SIGNING_FOR_MS = 60_000;

@Injectable()
export class ReadLogStatus {
  private readonly keys: readonly NoteKey[];
  private last: { readonly at: number; readonly status: Promise<LogStatus> } | null = null;

  constructor(
    private readonly log: LogReader,
    private readonly config: Config,
  ) {
    this.keys = config.publicLog.witnesses.map(({ key }) => valueOf(parseVerifierKey(sha256, key)));
  }

  execute(): Promise<LogStatus> {
    const { last } = this;
    if (last !== null && performance.now() - last.at < ANSWER_FOR_MS) return last.status;
    const status = this.read();
    this.last = { at: performance.now(), status };
    // A look that failed is none.
    status.catch(() => (this.last = null));
    return status;
  }

  private async read(): Promise<LogStatus> {
    const checkpoints = await this.log.lastCheckpoints(CHECKPOINTS_MAX);
    const { name, quorum, stamps } = this.config.publicLog;
    const [newest = null] = checkpoints;
    const witnesses = await Promise.all(this.keys.map((key) => statusOf(key, checkpoints)));
    return {
      origin: name,
      size: newest?.size ?? null,
      signedAtMs: newest?.signedAtMs ?? null,
      isStopped: await this.log.isStopped(),
      wanted: quorum,
      signed: witnesses.filter(({ isSigning }) => isSigning).length,
      witnesses,
      isStamped: stamps !== 'off',
    };
  }
}

/** `checkpoints`: the newest first. */
async function statusOf(key: NoteKey, checkpoints: readonly SignedAt[]): Promise<WitnessStatus> {
  const newestAtMs = checkpoints[0]?.signedAtMs ?? 0;
  for (const { size, signedAtMs, note } of checkpoints) {
    const read = parseNote(note);
    const verified = read.ok ? await verifyNote(read.value, [key], verifyEd25519, Date.now()) : read;
    if (!verified.ok) continue;
    const isSigning = newestAtMs - signedAtMs <= IS_SIGNING_FOR_MS;
    return { name: key.name, isSigning, size, signedAtMs: verified.value[0]?.atMs ?? null };
  }
  return { name: key.name, isSigning: false, size: null, signedAtMs: null };
}
