// The program's log: JSON lines with the instance's name, without bodies, cookies or personal data.
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from '../config';
import { DailyLogFile } from './daily-log-file';

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

/** To standard output, and to a file a day where there is a folder for them; or to where it is told. `part` is that of the instance which is no door. */
export function createProgramLog(
  config: Pick<Config, 'logLevel' | 'logDir' | 'instance'>,
  destination?: DestinationStream,
  part?: 'engine',
): ProgramLog {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: { instance: config.instance, ...(part === undefined ? {} : { part }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
    serializers: { err: describeError },
  };
  const given = destination ?? filesOf(config, part);
  return given === null ? pino(options) : pino(options, given);
}

function filesOf(
  { logDir, logLevel, instance }: Pick<Config, 'logLevel' | 'logDir' | 'instance'>,
  part?: string,
): DestinationStream | null {
  if (logDir === null || logLevel === 'silent') return null;
  const level = logLevel;
  return pino.multistream([
    { level, stream: process.stdout },
    { level, stream: new DailyLogFile(logDir, part === undefined ? instance : `${instance}-${part}`) },
  ]);
}

/** What a database's message quotes may be anybody's data. */
const QUOTED = /'[^']*'/g;

/** A database's error also holds the query with its values: they stay out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const isOfDatabase = 'sql' in error;
  const told = (text: string): string => (isOfDatabase ? text.replace(QUOTED, "'***'") : text);
  return {
    type: error.name,
    message: told(error.message),
    stack: told(error.stack ?? ''),
    ...('code' in error ? { code: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
