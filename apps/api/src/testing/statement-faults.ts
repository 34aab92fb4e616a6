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
  /** 1290: the writer has become a replica. */
  onlyReads: 'the server only reads',
  /** 3101: the group has let another write go first. */
  groupRefuses: 'the group refuses the transaction',
  /** 1205: nothing of the statement is done, and its transaction is still open. */
  lockWait: 'a lock is waited for too long',
} as const;
export type Fault = keyof typeof FAULTS;

/** What a server answers to some statements only: the group is asked at COMMIT, and nothing is locked there. */
export function canMeet(fault: Fault, sql: string): boolean {
  if (fault === 'groupRefuses') return isCommit(sql);
  return fault !== 'lockWait' || !isCommit(sql);
}

export const isCommit = (sql: string): boolean => sql.startsWith('COMMIT');

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

type Chooser = (sql: string, connection: object) => Fault | null;

/** Of this whole process; to be called before the first connection is made. Returns how to end it. `faultFor` says what meets a statement. */
export function interceptStatements(faultFor: Chooser = ofWatchedWork): () => void {
  const { Connection } = driver as unknown as { Connection: { prototype: object } };
  let prototype: object = Connection.prototype;
  while (!Object.hasOwn(prototype, 'addCommand')) prototype = Object.getPrototypeOf(prototype) as object;
  const owner = prototype as DriverConnection;
  const { addCommand } = owner;
  owner.addCommand = function (this: DriverConnection, command: Command): Command {
    const fault = typeof command.sql === 'string' ? faultFor(command.sql, this) : null;
    if (fault !== null) STRIKES[fault](this, command);
    return addCommand.call(this, command);
  };
  return () => (owner.addCommand = addCommand);
}

function ofWatchedWork(sql: string): Fault | null {
  return underWay.getStore()?.next(sql) ?? null;
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
  takenBack: (connection, command) => rollBack(connection, command, answer(1213, 'ER_LOCK_DEADLOCK')),
  notReady: (_, command) => refuse(command, answer(1047, 'ER_UNKNOWN_COM_ERROR')),
  onlyReads: (connection, command) => {
    const error = answer(1290, 'ER_OPTION_PREVENTS_STATEMENT');
    if (isCommit(String(command.sql))) rollBack(connection, command, error);
    else refuse(command, error);
  },
  groupRefuses: (connection, command) =>
    rollBack(connection, command, answer(3101, 'ER_TRANSACTION_ROLLBACK_DURING_COMMIT')),
  lockWait: (_, command) => refuse(command, answer(1205, 'ER_LOCK_WAIT_TIMEOUT')),
};

/** The server has taken the transaction back. */
function rollBack(connection: DriverConnection, command: Command, error: Error): void {
  // A prepared statement cannot be exchanged for another one.
  if (!('values' in command) || 'statement' in command) return STRIKES.lineLost(connection, command);
  command.sql = 'ROLLBACK';
  command.values = undefined;
  const hear = command.onResult?.bind(command);
  command.onResult = (broken) => hear?.(broken ?? error);
}

/** Nothing is done, and whatever was begun stays open. As late as a server's word: a pool listens for the end of a query once it has sent it. */
function refuse(command: Command, error: Error): void {
  command.execute = () => {
    setImmediate(() => {
      command.onResult?.(error);
      command.emit('end');
    });
    return true;
  };
}

function reset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function answer(errno: number, code: string): Error {
  return Object.assign(new Error(code), { errno, code });
}
