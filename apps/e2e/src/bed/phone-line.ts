// A visitor's own line to the site: a TCP proxy that can be cut like a cable, or fall silent as in a tunnel.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { LOOPBACK } from '../../../../tools/services';

/** Towards the site, or back from it. */
export type Direction = 'up' | 'down';

interface Strand {
  readonly from: Socket;
  readonly to: Socket;
  readonly direction: Direction;
}

export class PhoneLine {
  private readonly strands = new Set<Strand>();
  private readonly silent = new Set<Direction>();
  private readonly server = createServer((near) => {
    const far = connect(this.sitePort, LOOPBACK);
    this.carry({ from: near, to: far, direction: 'up' });
    this.carry({ from: far, to: near, direction: 'down' });
  });
  private port = 0;

  private constructor(private readonly sitePort: number) {}

  static async to(sitePort: number): Promise<PhoneLine> {
    const line = new PhoneLine(sitePort);
    await line.mend();
    line.port = (line.server.address() as AddressInfo).port;
    return line;
  }

  get baseURL(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  /** What is said from now on stays in the line; nobody is told. */
  hush(direction: Direction): void {
    this.silent.add(direction);
    for (const strand of this.strands) if (strand.direction === direction) strand.from.unpipe(strand.to);
  }

  /** What stayed in the line arrives now. */
  speak(direction: Direction): void {
    this.silent.delete(direction);
    for (const strand of this.strands) if (strand.direction === direction) strand.from.pipe(strand.to);
  }

  /** Breaks every connection, loses what stayed in the line, and takes no new calls. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const { from } of this.strands) from.destroy();
    await closed;
    this.silent.clear();
  }

  mend(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.port, LOOPBACK, resolve));
  }

  private carry(strand: Strand): void {
    const { from, to, direction } = strand;
    this.strands.add(strand);
    from.on('error', () => to.destroy());
    from.on('close', () => this.strands.delete(strand));
    if (!this.silent.has(direction)) from.pipe(to);
  }
}
