// What an engine and its door, and two instances, write to each other over a stream: JSON with its length before it.
import type { Ceiling } from '@haopai/lot';
import type { Done, NotDone } from '../lot-answer';
import type { EngineFact, EngineFigures, LotSnapshot, SubmittedCommand } from '../lot-engine';
import type { SeenRooms } from '../rooms/seen-rooms';

/** Of one that is longer the line is out of step, and is cut. */
export const FRAME_MAX_BYTES = 64 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** What a door asks; `id` is its own. */
export type Question =
  | { readonly id: number; readonly lotId: number; readonly command: SubmittedCommand }
  | { readonly id: number; readonly lotId: number; readonly maximumBidOf: number }
  | { readonly id: number; readonly metrics: true };

/** By its code and number a door tells a database that is away from a mistake. */
export interface Failure {
  readonly failed: string;
  readonly code?: string;
  readonly errno?: number;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { failed: String(error) };
  const { code, errno } = error as { readonly code?: unknown; readonly errno?: unknown };
  return {
    failed: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
  };
}

export function errorOf({ failed, code, errno }: Failure): Error {
  return Object.assign(
    new Error(failed),
    code === undefined ? {} : { code },
    errno === undefined ? {} : { errno },
  );
}

/** Undefined, for a maximum bid that nobody could tell, crosses as a missing field. */
export type Reply =
  | { readonly id: number; readonly answer: Done | NotDone }
  | { readonly id: number; readonly ceiling?: Ceiling | null }
  | { readonly id: number; readonly metrics: string }
  | ({ readonly id: number } & Failure);

/** Without questions it says that the door is there. */
export interface QuestionsFrame {
  readonly questions: readonly Question[];
  /** With the first: whether bidders use this door. */
  readonly isForBidders?: boolean;
  /** Once a second, of a door that bidders use. */
  readonly rooms?: SeenRooms;
}

/** The lots held, a few in each frame; `isLast` with the last of them. */
export interface HeldLots {
  readonly lots: readonly LotSnapshot[];
  readonly isLast: boolean;
}

export interface EngineFrame {
  readonly held?: HeldLots;
  readonly replies?: readonly Reply[];
  readonly facts?: readonly EngineFact[];
  /** Twice a second; the door answers with a frame. */
  readonly figures?: EngineFigures;
  /** Its lots are in other hands: it only brings commands to them now. */
  readonly isDrained?: boolean;
}

/** Between instances (peers/peer-line). */
export interface SealedFrame {
  readonly sealed: string;
}

export function writeFrame(frame: QuestionsFrame | EngineFrame | SealedFrame): Buffer {
  const text = JSON.stringify(frame);
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(LENGTH_BYTES + length);
  bytes.writeUInt32BE(length, 0);
  bytes.write(text, LENGTH_BYTES);
  return bytes;
}

/** Puts frames together again from the pieces in which they arrive. */
export class FrameReader<Frame extends QuestionsFrame | EngineFrame | SealedFrame> {
  private pieces: Buffer[] = [];
  private length = 0;

  constructor(
    private readonly hear: (frame: Frame) => void,
    private readonly maxBytes = FRAME_MAX_BYTES,
  ) {}

  /** Throws when the other side writes no frames. */
  take(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
    for (;;) {
      if (this.length < LENGTH_BYTES) return;
      const wanted = LENGTH_BYTES + this.start(LENGTH_BYTES).readUInt32BE(0);
      if (wanted > this.maxBytes) throw new Error(`A frame of ${wanted} bytes`);
      if (this.length < wanted) return;
      const bytes = this.start(wanted);
      this.pieces =
        bytes.length > wanted ? [bytes.subarray(wanted), ...this.pieces.slice(1)] : this.pieces.slice(1);
      this.length -= wanted;
      this.hear(JSON.parse(bytes.toString('utf8', LENGTH_BYTES, wanted)) as Frame);
    }
  }

  /** The first piece, made at least so long. */
  private start(bytes: number): Buffer {
    const [first] = this.pieces;
    if (first !== undefined && first.length >= bytes) return first;
    const whole = Buffer.concat(this.pieces);
    this.pieces = [whole];
    return whole;
  }
}
