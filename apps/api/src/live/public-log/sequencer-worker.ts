// The thread in which the sequencer of the public log runs, beside the lots of its engine. Where cores are scarce, bids go before it.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createProgramLog } from '../../platform/logging';
import { runSequencer } from './run-sequencer';
import type { SequencerNews, SequencerTask } from './sequencer-thread';

// On Linux this thread's alone. Not the lowest: on a machine that is full for minutes such a thread takes its answers for late, and never gets on.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

const { config, owner } = workerData as SequencerTask;
const tell = (news: SequencerNews): void => parentPort?.postMessage(news);
const sequencer = runSequencer(config, createProgramLog(config, undefined, 'engine'), owner, {
  noteFigures: (figures) => tell({ kind: 'figures', figures }),
  noteWitness: (outcome) => tell({ kind: 'witness', outcome }),
});

parentPort?.once('message', () => {
  sequencer.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
