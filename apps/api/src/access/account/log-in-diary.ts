// Writes down each log-in, after the fact: a log-in waits for nothing here, and fails for nothing here.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { SessionOpenings } from '../sessions';
import { LogInsStore } from './log-ins.store';

@Injectable()
export class LogInDiary implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(openings: SessionOpenings, logIns: LogInsStore, @Inject(PROGRAM_LOG) log: ProgramLog) {
    this.subscription = openings.opened.subscribe((opening) => {
      logIns.add(opening).catch((error: unknown) => log.warn({ err: error }, 'a log-in is not written down'));
    });
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }
}
