// The program's log: JSON lines with the instance's name, without bodies, cookies or personal data.
import { type Logger, pino } from 'pino';
import type { Config } from '../config';

/** Injection token of the ProgramLog, for what is built outside Nest's own logger. */
export const PROGRAM_LOG = Symbol('PROGRAM_LOG');

export type ProgramLog = Logger;

/** Whatever carries these names is blotted out, wherever it stands in a record. */
const PERSONAL = [
  'password',
  'accessCode',
  'username',
  'displayName',
  'vin',
  'mobile',
  'cookie',
  'authorization',
];

export function createProgramLog(config: Config): ProgramLog {
  return pino({
    level: config.logLevel,
    base: { instance: config.instance },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
    serializers: { err: describeError },
  });
}

/** A database's error also holds the query with its values: they stay out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error ? { code: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
