// Nest's own log lines go to the program's log and carry the request's id.
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { NestLog } from './nest-log';
import { PROGRAM_LOG, type ProgramLog } from './program-log';

@Global()
@Module({})
export class LoggingModule {
  static with(log: ProgramLog): DynamicModule {
    return {
      module: LoggingModule,
      // The request log stands before everything else (bootstrap.ts); here only its context is picked up.
      imports: [LoggerModule.forRoot({ pinoHttp: { logger: log }, useExisting: true })],
      providers: [NestLog, { provide: PROGRAM_LOG, useValue: log }],
      exports: [NestLog, PROGRAM_LOG],
    };
  }
}
