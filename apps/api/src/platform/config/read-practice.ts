// Reads the settings of practice: short countdowns, and a bound on how many run at once.
import type { PracticeConfig } from './config';
import type { VariableReader } from './variables';

const SECOND_MS = 1_000;

export function readPractice(reader: VariableReader): PracticeConfig {
  return {
    practicesMax: reader.integer('HAOPAI_PRACTICES', 40, 0, 1_000),
    firstBidMs: reader.integer('HAOPAI_PRACTICE_FIRST_BID_S', 60, 2, 600) * SECOND_MS,
    countdownMs: reader.integer('HAOPAI_PRACTICE_COUNTDOWN_S', 20, 1, 600) * SECOND_MS,
    idleMs: reader.integer('HAOPAI_PRACTICE_IDLE_S', 600, 5, 3_600) * SECOND_MS,
  };
}
