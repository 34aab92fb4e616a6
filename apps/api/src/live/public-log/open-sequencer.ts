// Starts the sequencer of an engine, in a thread of its own, and shows its figures among the engine's.
import type { Config } from '../../platform/config';
import type { ProgramLog } from '../../platform/logging';
import type { Metrics } from '../../platform/metrics';
import {
  type OpenSequencer,
  runSequencer,
  type SequencerConfig,
  type SequencerFigures,
} from './run-sequencer';
import { SequencerThread } from './sequencer-thread';

/** A thread runs what is bundled; a program that is run from its sources, as specs are, does it by itself. */
const IS_BUNDLED = import.meta.url.endsWith('.js');
const WORKER = './sequencer-worker.js';

const NOTHING_SAID: SequencerFigures = { size: 0, stoppedCode: null, witnessesSigned: 0, doneAgoSeconds: 0 };

/** `owner` names this process and no other, past ones included. */
export function openSequencer(
  config: Config,
  log: ProgramLog,
  metrics: Metrics,
  owner: string,
): OpenSequencer {
  let said = NOTHING_SAID;
  let saidAt = performance.now();
  const listener = {
    noteFigures: (figures: SequencerFigures): void => {
      said = figures;
      saidAt = performance.now();
    },
    noteWitness: (outcome: string): void => metrics.noteWitness(outcome),
  };
  const { environment, instance, logLevel, logDir, mysql, publicLog } = config;
  const own: SequencerConfig = { environment, instance, logLevel, logDir, mysql, publicLog };
  metrics.show('publicLogSize', () => said.size);
  metrics.show('publicLogStopped', () => (said.stoppedCode === null ? 0 : 1));
  metrics.show('publicLogWitnessesWanted', () => publicLog.quorum);
  metrics.show('publicLogWitnessesSigned', () => said.witnessesSigned);
  // A thread that says nothing has done nothing since.
  metrics.show('publicLogDoneAgoSeconds', () => said.doneAgoSeconds + (performance.now() - saidAt) / 1_000);
  return IS_BUNDLED
    ? new SequencerThread(new URL(WORKER, import.meta.url), { config: own, owner }, log, listener)
    : runSequencer(own, log, owner, listener);
}
