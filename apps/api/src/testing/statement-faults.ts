// Faults at one statement of a piece of work, against the real server: the line is lost before it or its answer is, or a replicated engine refuses it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import * as driver from 'mysql2';

export const FAULTS = {
  /** The server never hears of it, and takes back what was begun. */
  lineLost: 'the line is lost before it arrives',
  /** The server does it; of a COMMIT nobody knows. */
  answerLost: 'the answer is lost',
  /** 1213: everything of the transaction is taken back. */
  takenBack: 'the transaction is taken back',
  /** 1047: the node is out of step. */
  notReady: 'the node is out of step',
} as const;
export type Fault = keyof typeof FAULTS;

export interface FaultPlan {
  readonly fault: Fault;
  /** From 1. */
  readonly at: number;
}

interface Command extends EventEmitter {
  sql?: unknown;
  values?: unknown;
  onResult?: (error: unknown, ...rest: unknown[]) => void;
  execute(packet: unknown, connection: unknown): boolean;
}

interface DriverConnection {
  readonly stream: Socket;
  addCommand(command: Command): Command;
}

/** Work under observation: what it has sent, and what shall happen to it. */
export class WatchedWork {
  readonly id = randomUUID();
  readonly statements: string[] = [];
  /** The statement that was struck. */
  struck: string | null = null;

  constructor(private readonly plan: FaultPlan | null) {}

  /** Which fault meets this statement. */
  next(sql: string): Fault | null {
    // How a connection is made is not the work's.
    if (sql.startsWith('SET ')) return null;
    this.statements.push(sql);
    if (this.plan === null || this.struck !== null || this.statements.length < this.plan.at) return null;
    this.struck = sql;
    return this.plan.fault;
  }
}

const FAULT_HEADER = 'x-watched-work';
const underWay = new AsyncLocalStorage<WatchedWork>();
const byId = new Map<string, WatchedWork>();

/** Of this whole process; to be called before the first connection is made. Returns how to end it. */
export function interceptStatements(): () => void {
  const { Connection } = driver as unknown as { Connection: { prototype: object } };
  let prototype: object = Connection.prototype;
  while (!Object.hasOwn(prototype, 'addCommand')) prototype = Object.getPrototypeOf(prototype) as object;
  const owner = prototype as DriverConnection;
  const { addCommand } = owner;
  owner.addCommand = function (this: DriverConnection, command: Command): Command {
    const work = underWay.getStore();
    if (work !== undefined && typeof command.sql === 'string') {
      const fault = work.next(command.sql);
      if (fault !== null) STRIKES[fault](this, command);
    }
    return addCommand.call(this, command);
  };
  return () => (owner.addCommand = addCommand);
}

/** Requests that bear `headersOf(work)` are the work's, with all that is done for them. */
export function watchRequests(server: Server): void {
  server.prependListener('request', ({ headers }) => {
    const work = byId.get(String(headers[FAULT_HEADER]));
    if (work !== undefined) underWay.enterWith(work);
  });
}

export function headersOf(work: WatchedWork): Readonly<Record<string, string>> {
  byId.set(work.id, work);
  return { [FAULT_HEADER]: work.id };
}

/** For work that no request brings. */
export function watched<Result>(work: WatchedWork, act: () => Promise<Result>): Promise<Result> {
  return underWay.run(work, act);
}

const STRIKES: Readonly<Record<Fault, (connection: DriverConnection, command: Command) => void>> = {
  lineLost: ({ stream }, command) => {
    command.execute = () => {
      setImmediate(() => stream.destroy(reset()));
      return false;
    };
  },
  answerLost: ({ stream }, command) => {
    const execute = command.execute.bind(command);
    command.execute = (packet, ...rest) => {
      if (packet === undefined || packet === null) return execute(packet, ...rest);
      stream.destroy(reset());
      return false;
    };
  },
  takenBack: (connection, command) => {
    // A prepared statement cannot be exchanged for another one.
    if (!('values' in command) || 'statement' in command) return STRIKES.lineLost(connection, command);
    command.sql = 'ROLLBACK';
    command.values = undefined;
    const hear = command.onResult?.bind(command);
    command.onResult = (error) => hear?.(error ?? answer(1213, 'ER_LOCK_DEADLOCK'));
  },
  notReady: (_, command) => {
    command.execute = () => {
      command.onResult?.(answer(1047, 'ER_UNKNOWN_COM_ERROR'));
      command.emit('end');
      return true;
    };
  },
};

function reset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function answer(errno: number, code: string): Error {
  return Object.assign(new Error(code), { errno, code });
}
