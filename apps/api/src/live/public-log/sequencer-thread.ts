// The thread of a sequencer, as its engine sees it: started again when it ends by itself, told to stop with the engine.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ProgramLog } from '../../platform/logging';
import type { OpenSequencer, SequencerConfig, SequencerFigures, SequencerListener } from './run-sequencer';
import type { WitnessOutcome } from './witness-caller';

/** Some two hundred rows of refusals, each of a turn of a lot, at the most. */
const HEAP_MAX_MB = 256;
const START_AGAIN_AFTER_MS = 1_000;
/** A round under way; the engine has ten seconds for all of it. */
const STOP_MAX_MS = 4_000;

/** To the thread, as it starts; any message later tells it to stop. */
export interface SequencerTask {
  readonly config: SequencerConfig;
  readonly owner: string;
}

/** From the thread. */
export type SequencerNews =
  | { readonly kind: 'figures'; readonly figures: SequencerFigures }
  | { readonly kind: 'witness'; readonly outcome: WitnessOutcome };

export class SequencerThread implements OpenSequencer {
  private thread: Worker | null = null;
  private isStopping = false;
  private stopped: Promise<void> | null = null;

  constructor(
    private readonly file: URL,
    private readonly task: SequencerTask,
    private readonly log: ProgramLog,
    private readonly listener: SequencerListener,
  ) {
    this.start();
  }

  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.isStopping = true;
    const { thread } = this;
    if (thread === null) return;
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('stop');
    await Promise.race([gone, sleep(STOP_MAX_MS, null, { ref: false })]);
    await thread.terminate();
  }

  private start(): void {
    if (this.isStopping) return;
    const thread = new Worker(this.file, {
      workerData: this.task,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
      execArgv: [],
    });
    this.thread = thread;
    thread.on('message', (news: SequencerNews) => this.hear(news));
    thread.on('error', (error) => this.log.error({ err: error }, 'the thread of the public log has failed'));
    thread.on('exit', (code) => this.hearEnd(code));
  }

  private hear(news: SequencerNews): void {
    if (news.kind === 'figures') this.listener.noteFigures(news.figures);
    else this.listener.noteWitness(news.outcome);
  }

  /** What it had begun is taken back by the database, or is whole; whoever comes next reads where the log stands. */
  private hearEnd(code: number): void {
    this.thread = null;
    if (this.isStopping) return;
    this.log.error({ code }, 'the thread of the public log has ended by itself: it is started again');
    setTimeout(() => this.start(), START_AGAIN_AFTER_MS).unref();
  }
}
