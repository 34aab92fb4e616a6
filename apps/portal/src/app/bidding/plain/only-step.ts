// Which step of the ladder stands alone on the plain view: pure.
import type { LadderStep } from '@haopai/web-ui/bidding';

/** The one that is chosen, so that the button's amount stands on the page; else the lowest that can be. */
export function onlyStepOf(steps: readonly LadderStep[], chosenFen: number | null): LadderStep | null {
  const open = steps.filter(({ gone }) => gone === undefined);
  return open.find(({ stepFen }) => stepFen === chosenFen) ?? open[0] ?? null;
}
