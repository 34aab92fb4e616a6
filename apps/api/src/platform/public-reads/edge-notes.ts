// Notes what is answered before Express, as it would note it: a line of the log, and one more of its kind.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog, requestIdOf } from '../logging';
import { Metrics } from '../metrics';

@Injectable()
export class EdgeNotes {
  constructor(
    private readonly metrics: Metrics,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  count({ method = '' }: IncomingMessage, pattern: string, status: number): void {
    this.metrics.noteRequest(method, pattern, status);
  }

  note(request: IncomingMessage, pattern: string, status: number, beganAtMs: number): void {
    this.count(request, pattern, status);
    const { method, url = '' } = request;
    const [path] = url.split('?', 1);
    this.log.info(
      {
        req: { id: requestIdOf(request), method, path },
        res: { status },
        responseTime: Math.round(performance.now() - beganAtMs),
      },
      'request completed from memory',
    );
  }
}
