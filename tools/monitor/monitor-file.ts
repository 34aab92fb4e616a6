// What a monitor keeps on disk: how far it has come, and every checkpoint that it saw, which others may compare with theirs.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fromBase64, toBase64, type TreeEdge } from '@haopai/log';
import { readIfThere, writeAtomically } from '../public-log/atomic-file';

/** A line of checkpoints.jsonl. */
export interface SeenCheckpoint {
  readonly seenAtMs: number;
  /** The signed note. */
  readonly note: string;
}

export interface Progress {
  /** The newest checkpoint that was found good, or is being read: `edge` is then a beginning of its tree. */
  readonly note: string;
  readonly edge: TreeEdge;
}

interface Stored {
  readonly haopai: 'monitor';
  readonly v: 1;
  readonly note: string;
  readonly size: number;
  readonly hashes: readonly string[];
  readonly partial: readonly (readonly string[])[];
}

export class MonitorFile {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  get historyFile(): string {
    return path.join(this.folder, 'checkpoints.jsonl');
  }

  /** Null before the first checkpoint. Throws, in words, on a file that cannot be read. */
  read(): Progress | null {
    const file = path.join(this.folder, 'monitor.json');
    const text = readIfThere(file);
    if (text === null) return null;
    try {
      const { haopai, v, note, size, hashes, partial } = JSON.parse(text) as Stored;
      if (haopai !== 'monitor' || v !== 1) throw new Error('another form');
      const edge = {
        range: { size, hashes: hashes.map(bytes) },
        partial: partial.map((row) => row.map(bytes)),
      };
      return { note, edge };
    } catch (error) {
      throw new Error(`${file} cannot be read. Take it away, and the log is read from its beginning.`, {
        cause: error,
      });
    }
  }

  /** The history first: what was found good is never without its checkpoint. */
  keep({ note, edge }: Progress, seenAtMs: number): void {
    if (this.read()?.note !== note)
      appendFileSync(this.historyFile, `${JSON.stringify({ seenAtMs, note } satisfies SeenCheckpoint)}\n`);
    const { size, hashes } = edge.range;
    const stored: Stored = {
      haopai: 'monitor',
      v: 1,
      note,
      size,
      hashes: hashes.map(toBase64),
      partial: edge.partial.map((row) => row.map(toBase64)),
    };
    writeAtomically(path.join(this.folder, 'monitor.json'), JSON.stringify(stored));
  }

  keepEvidence(name: string, evidence: readonly string[], atMs: number): string {
    const file = path.join(this.folder, `${name.toLowerCase().replaceAll('_', '-')}-${atMs}.txt`);
    writeAtomically(file, evidence.join('\n'));
    return file;
  }
}

/** Null where a line is none; the last line may still be written. */
export function readHistory(text: string): readonly SeenCheckpoint[] | null {
  const lines = text.split('\n').slice(0, -1);
  const history: SeenCheckpoint[] = [];
  for (const line of lines) {
    const seen = seenIn(line);
    if (seen === null) return null;
    history.push(seen);
  }
  return history;
}

function seenIn(line: string): SeenCheckpoint | null {
  try {
    const seen = JSON.parse(line) as Partial<SeenCheckpoint> | null;
    return typeof seen?.note === 'string' && typeof seen.seenAtMs === 'number'
      ? { note: seen.note, seenAtMs: seen.seenAtMs }
      : null;
  } catch {
    return null;
  }
}

function bytes(text: string): Uint8Array {
  const read = fromBase64(text);
  if (read?.length !== 32) throw new Error('no hash');
  return read;
}
