// The bus of an instance with its straight lines to the others beside it, and the address at which they begin theirs (docs/adr/0127).
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { BusWithLine, type EngineWatch, type MessageBus } from '@haopai/engine';
import type { AuctionClock, ShardDirectory } from '@haopai/engine-mysql';
import type { Config, MysqlConfig } from '../../platform/config';
import type { ProgramLog } from '../../platform/logging';

export interface LineSetting {
  readonly config: Config;
  readonly log: ProgramLog;
  readonly time: Pick<AuctionClock, 'clock'>;
  readonly bus: MessageBus;
  readonly watch: EngineWatch;
  readonly self: string;
}

export interface OpenLine {
  readonly bus: MessageBus;
  /** Null where none are begun: at an edge, which begins its own and is answered on them. */
  readonly address: string | null;
  /** From whom it learns where the others are. */
  readonly follow: (directory: ShardDirectory) => void;
  readonly close: () => void;
}

export async function openLine({ config, log, time, bus, watch, self }: LineSetting): Promise<OpenLine> {
  let directory: ShardDirectory | null = null;
  const withLine = new BusWithLine(bus, {
    self,
    secret: config.session.secret,
    clock: time.clock,
    addresses: () => directory?.addresses() ?? new Map<string, string>(),
    noteTrouble: (what, cause) => watch.noteTrouble(what, cause),
  });
  const { line } = withLine;
  let address: string | null = null;
  if (config.role !== 'edge') {
    try {
      address = await line.listen(config.line.host ?? (await ownAddress(config.mysql)), config.line.port);
    } catch (error) {
      log.error({ err: error }, 'no other instance can begin a line to this one: it hangs on redis');
    }
  }
  return {
    bus: withLine,
    address,
    follow: (known) => (directory = known),
    close: () => line.close(),
  };
}

/** From which this machine reaches the database, where the others are, too. Nothing is sent: the route is asked for. */
async function ownAddress({ host, port }: MysqlConfig): Promise<string> {
  const { address, family } = await lookup(host);
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).connect(port, address, resolve);
    });
    return socket.address().address;
  } finally {
    socket.close();
  }
}
