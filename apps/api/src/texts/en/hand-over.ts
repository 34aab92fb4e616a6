// The words of the hand-over desk, in English.
import type { HandOverWords } from '../shapes/hand-over-words';

export const handOver: HandOverWords = {
  papers: {
    identity: 'Identity card (organisation: business licence)',
    invoice: 'Vehicle invoice',
    certificate: 'Certificate of conformity or registration',
  },
};
