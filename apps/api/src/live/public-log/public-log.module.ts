// The public log for those who read it; the engine's process puts leaves in (open-sequencer.ts).
import { Module } from '@nestjs/common';
import { FindProofs } from './find-proofs';
import { LogReader } from './log-reader.store';
import { LogController } from './log.controller';

@Module({ controllers: [LogController], providers: [FindProofs, LogReader] })
export class PublicLogModule {}
