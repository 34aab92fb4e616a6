// Which figures of a control room are out of the ordinary, so that they are said in words: pure.
import type { ControlFigures } from '@haopai/contracts';

/** A planned hand-over of lots is meant to stay below (docs/chaos.md). */
const ANSWER_SLOW_MS = 300;
const ANSWER_VERY_SLOW_MS = 1_000;
/** Above it an instance takes on no lots (docs/architecture.md). */
const CLOCK_UNSURE_MS = 50;
/** It is reckoned with, but no machine that is looked after is so far off. */
const CLOCK_OFF_MS = 1_000;

export interface Unusual {
  readonly answer: 'slow' | 'verySlow' | null;
  readonly clock: 'clockUnsure' | 'clockOff' | null;
  readonly instances: 'instancesGone' | 'noInstance' | null;
}

export function unusualOf(figures: ControlFigures, instancesMost: number): Unusual {
  const { answerP99Ms, clockOffsetMs, clockUncertaintyMs, instances } = figures;
  const isSlow = (answerP99Ms ?? 0) > ANSWER_SLOW_MS;
  const isUnsure = (clockUncertaintyMs ?? 0) > CLOCK_UNSURE_MS;
  return {
    answer: !isSlow ? null : (answerP99Ms ?? 0) > ANSWER_VERY_SLOW_MS ? 'verySlow' : 'slow',
    clock: isUnsure ? 'clockUnsure' : Math.abs(clockOffsetMs ?? 0) > CLOCK_OFF_MS ? 'clockOff' : null,
    instances: instances === 0 ? 'noInstance' : instances < instancesMost ? 'instancesGone' : null,
  };
}
