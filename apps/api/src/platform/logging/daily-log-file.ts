// A file of log lines for each day, beside standard output. What cannot be written to it is on standard output all the same.
import path from 'node:path';
import { type DestinationStream, pino } from 'pino';
import { logFileName } from './log-file-name';

/** One of sonic-boom's: lines are on their way to the disk when `write` returns, and survive kill -9. */
type OpenFile = ReturnType<typeof pino.destination>;

export class DailyLogFile implements DestinationStream {
  private file: { readonly name: string; readonly out: OpenFile };
  private hasFailed = false;

  /** Throws when the folder cannot be written to. Takes `now` from specs. */
  constructor(
    private readonly folder: string,
    private readonly writer: string,
    private readonly now: () => number = Date.now,
  ) {
    this.file = this.open();
  }

  write(line: string): void {
    if (logFileName(this.writer, this.now()) !== this.file.name) {
      this.file.out.end();
      this.file = this.open();
    }
    this.file.out.write(line);
  }

  private open(): { readonly name: string; readonly out: OpenFile } {
    const name = logFileName(this.writer, this.now());
    const out = pino.destination({
      dest: path.join(this.folder, name),
      append: true,
      mode: 0o640,
      mkdir: true,
      sync: true,
    });
    // A full disk ends the log in files, not the sale.
    out.on('error', (error) => this.tellOnce(error));
    return { name, out };
  }

  private tellOnce(error: unknown): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    process.stderr.write(
      `${JSON.stringify({ level: 50, msg: 'the log file fails', error: String(error) })}\n`,
    );
  }
}
