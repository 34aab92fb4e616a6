// Leaves a server that is up and leaves its work to others (a replica, a node out of step): one such answer, and no connection of the pool is used
// any more, so that the balancer leads the next ones anew. A connection that is only given back would bring the same answer for ever.
import type { EventEmitter } from 'node:events';
import { isLeftToOthers } from '@haopai/engine-mysql';

interface Command extends EventEmitter {
  onResult?: (error: unknown, ...rest: unknown[]) => void;
}

/** What the driver's connections are made of: each statement, ping and transaction's end is a command. */
interface CommandedConnection extends EventEmitter {
  addCommand(command: Command): Command;
  destroy(): void;
}

/** The connections of one pool. */
export class PoolsConnections {
  /** How many answers each waits for. */
  private readonly answersOf = new Map<CommandedConnection, number>();
  /** Those that have an answer to come first. */
  private readonly leaving = new Set<CommandedConnection>();

  watch(connection: unknown): void {
    if (!isCommanded(connection)) throw new Error('This is not a connection of mysql2');
    const addCommand = connection.addCommand.bind(connection);
    this.answersOf.set(connection, 0);
    for (const end of ['end', 'error']) connection.once(end, () => this.forget(connection));
    connection.addCommand = (command) => {
      this.count(connection, 1);
      const hear = command.onResult?.bind(command);
      if (hear === undefined) command.once('error', (error: unknown) => this.judge(error));
      else
        command.onResult = (error, ...rest) => {
          this.judge(error);
          hear(error, ...rest);
        };
      command.once('end', () => this.count(connection, -1));
      return addCommand(command);
    };
  }

  private judge(error: unknown): void {
    if (!isLeftToOthers(error)) return;
    for (const [connection, answers] of [...this.answersOf]) {
      if (answers > 0) this.leaving.add(connection);
      else this.end(connection);
    }
  }

  private count(connection: CommandedConnection, more: number): void {
    const answers = this.answersOf.get(connection);
    if (answers === undefined) return;
    this.answersOf.set(connection, answers + more);
    if (answers + more === 0 && this.leaving.has(connection)) this.end(connection);
  }

  private end(connection: CommandedConnection): void {
    this.forget(connection);
    connection.destroy();
  }

  private forget(connection: CommandedConnection): void {
    this.answersOf.delete(connection);
    this.leaving.delete(connection);
  }
}

function isCommanded(connection: unknown): connection is CommandedConnection {
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'addCommand' in connection &&
    'destroy' in connection
  );
}
