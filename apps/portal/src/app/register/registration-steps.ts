// The steps of registration in their order; each is an address of its own, so that the browser's back goes a step back.

export const REGISTRATION_STEPS = [
  'guide',
  'agreement',
  'kind',
  'identity',
  'place',
  'account',
  'mobile',
  'review',
] as const;

export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

/** Any step, or the page after the last. */
export type RegistrationPlace = RegistrationStep | 'done';

export function placeNamed(name: string): RegistrationPlace {
  if (name === 'done') return 'done';
  return REGISTRATION_STEPS.find((step) => step === name) ?? 'guide';
}

export function stepAfter(step: RegistrationStep): RegistrationPlace {
  return REGISTRATION_STEPS[REGISTRATION_STEPS.indexOf(step) + 1] ?? 'done';
}

export function stepBefore(step: RegistrationStep): RegistrationStep | null {
  return REGISTRATION_STEPS[REGISTRATION_STEPS.indexOf(step) - 1] ?? null;
}
