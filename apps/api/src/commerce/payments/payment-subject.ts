// What the payer reads on the provider's page: what the money is for.
import type { OrderKind, OrderTopic } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { textsIn } from '../../texts';

const PREFIX_LENGTH = 2;
/** Alipay takes 256 characters, a page shows fewer. */
const LENGTH_MAX = 120;
/** Alipay refuses these in a subject. */
const NOT_TAKEN = /[/=&<>"'\\]/g;

export function paymentSubject(kind: OrderKind, { plate, auction }: OrderTopic, language: Language): string {
  const parts = [
    textsIn(language).paymentSubjects[kind],
    plate === null ? null : shown(plate.number),
    auction?.title ?? null,
  ];
  const text = parts.filter((part) => part !== null).join(' ');
  return [...text.replace(NOT_TAKEN, ' ')].slice(0, LENGTH_MAX).join('');
}

function shown(plateNumber: string): string {
  return `${plateNumber.slice(0, PREFIX_LENGTH)}·${plateNumber.slice(PREFIX_LENGTH)}`;
}
