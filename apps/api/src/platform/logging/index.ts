// The log of the program and of its requests.
export { DailyLogFile } from './daily-log-file';
export { logFileBeginsAtMs, logFileEndsAtMs, logFileName } from './log-file-name';
export { LoggingModule } from './logging.module';
export { NestLog } from './nest-log';
export { createProgramLog, PROGRAM_LOG } from './program-log';
export type { ProgramLog } from './program-log';
export { createRequestLog, nameRequest, requestIdOf } from './request-log';
export { StopTimes } from './stop-times';
