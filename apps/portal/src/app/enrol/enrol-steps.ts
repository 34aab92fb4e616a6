// The steps of an enrolment in their order; each is an address of its own, so that the browser's back goes a step back.

export const ENROL_STEPS = ['shares', 'vins', 'review'] as const;

export type EnrolStep = (typeof ENROL_STEPS)[number];

export function stepNamed(name: string): EnrolStep {
  return ENROL_STEPS.find((step) => step === name) ?? 'shares';
}

export function stepAfter(step: EnrolStep): EnrolStep | null {
  return ENROL_STEPS[ENROL_STEPS.indexOf(step) + 1] ?? null;
}

export function stepBefore(step: EnrolStep): EnrolStep | null {
  return ENROL_STEPS[ENROL_STEPS.indexOf(step) - 1] ?? null;
}
