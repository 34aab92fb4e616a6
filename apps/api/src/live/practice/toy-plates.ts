// The plates of practice lots: no province is called 练 (practise), so that none of them can ever be a real one.
import type { PlateView } from '@haopai/contracts';

const TOY = {
  /** Everybody may practise on every plate. */
  isPersonalised: true,
  region: '',
} as const;

export const TOY_PLATES: readonly PlateView[] = [
  { ...TOY, number: '练A12345', kind: 'ordinary', colour: 'blue' },
  { ...TOY, number: '练A8888A', kind: 'ordinary', colour: 'blue' },
  { ...TOY, number: '练AD00001', kind: 'newEnergy', colour: 'green' },
];

/** Of the two shares with which everybody practises: a letter stands where every VIN has its check digit. */
export const TOY_VINS: readonly string[] = ['LPRACT1CE00000001', 'LPRACT1CE00000002'];
