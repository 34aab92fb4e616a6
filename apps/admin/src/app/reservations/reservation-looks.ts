// How each state of a reservation looks among the staff.
import type { ReservationState } from '@haopai/contracts';
import type { IconName } from '@haopai/web-ui';
import type { Tone } from '@haopai/web-ui';

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** What waits for somebody here stands out. */
export const RESERVATION_LOOKS: Readonly<Record<ReservationState, Look>> = {
  pending: { tone: 'alert', icon: 'clock' },
  approved: { tone: 'neutral', icon: 'clock' },
  rejected: { tone: 'stop', icon: 'stop' },
  paid: { tone: 'lead', icon: 'check' },
  inAuction: { tone: 'lead', icon: 'check' },
  lapsed: { tone: 'neutral', icon: 'stop' },
};

/** In the order in which they follow each other. */
export const RESERVATION_STATES: readonly ReservationState[] = [
  'pending',
  'approved',
  'paid',
  'inAuction',
  'rejected',
  'lapsed',
];
