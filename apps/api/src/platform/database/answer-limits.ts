// Nobody waits for ever: a connection whose server does not answer in time is destroyed, and whoever waits is told that the database is away.
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Pool } from 'mysql2';

/** The driver's own word for it; `isDatabaseAway` knows it. */
const TOO_LATE = 'PROTOCOL_SEQUENCE_TIMEOUT';

/** What the driver's connections are made of: each statement, ping and transaction's end is a command. */
interface CommandedConnection {
  addCommand(command: EventEmitter): EventEmitter;
  readonly stream: Socket;
}

/** Every connection of this process that waits for an answer: how many it waits for, and how to end that. */
const waiting = new Map<Socket, { answers: number; giveUp: () => void }>();

/** Waits for no answer any more: for a program that ends, and whose database may be silent. */
export function giveUpWaiting(): void {
  for (const { answers, giveUp } of [...waiting.values()]) if (answers > 0) giveUp();
}

/**
 * From now on each command has `maxMs`, the wait for those before it included. Half of a connection may be gone without a word for a quarter
 * of an hour; no answer of the server would then tell that, nor is one ever read from it again.
 */
export function limitAnswers(connection: unknown, maxMs: number): void {
  if (!isCommanded(connection)) throw new Error('This is not a connection of mysql2');
  const addCommand = connection.addCommand.bind(connection);
  const giveUp = (): void => {
    if (!connection.stream.destroyed) connection.stream.destroy(tooLate(maxMs));
  };
  const wait = { answers: 0, giveUp };
  waiting.set(connection.stream, wait);
  connection.stream.once('close', () => waiting.delete(connection.stream));
  connection.addCommand = (command) => {
    wait.answers++;
    const endLimit = startLimit(maxMs, giveUp);
    // Some commands are over as soon as they have begun.
    command.once('end', () => {
      wait.answers--;
      endLimit();
    });
    return addCommand(command);
  };
}

/** A new connection is ready for its borrower within `maxMs`, which the function that it returns says, or is destroyed like one that does not answer. */
export function limitSetUp(connection: unknown, maxMs: number): () => void {
  if (!isCommanded(connection)) throw new Error('This is not a connection of mysql2');
  return startLimit(maxMs, () => connection.stream.destroy(tooLate(maxMs)));
}

/** Whoever asks for a connection has one, or an error, within `maxMs`. */
export function limitWaits(pool: Pool, maxMs: number): void {
  const getConnection = pool.getConnection.bind(pool);
  pool.getConnection = (hear) => {
    let isLate = false;
    const end = startLimit(maxMs, () => {
      isLate = true;
      Reflect.apply(hear, null, [tooLate(maxMs)]);
    });
    getConnection((error, connection) => {
      end();
      if (!isLate) hear(error, connection);
      else if (error === null) connection.release();
    });
  };
}

/** Ends when the function that it returns is called. What has arrived while the process stood still is read before anybody gives up. */
function startLimit(maxMs: number, giveUp: () => void): () => void {
  let isOver = false;
  const timer = setTimeout(() => setImmediate(() => isOver || giveUp()), maxMs);
  // Of a connection that broke nobody says that its commands have ended; no program stays for that.
  timer.unref();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

function tooLate(maxMs: number): NodeJS.ErrnoException {
  return Object.assign(new Error(`The database did not answer within ${maxMs} ms`), { code: TOO_LATE });
}

function isCommanded(connection: unknown): connection is CommandedConnection {
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'addCommand' in connection &&
    'stream' in connection
  );
}
