// How numbers are shown, to their owner and to staff: enough to know them again, too little for whoever looks over the shoulder.

const LONG_MIN = 11;
const SHOWN_OF_LONG = { first: 3, last: 4 };
const SHOWN_OF_SHORT = { first: 2, last: 2 };

/** `138****5678`, `330***********1234`, `D2*****9X`; null stays null. */
export function mask(text: string | null): string | null {
  if (text === null) return null;
  const { first, last } = text.length >= LONG_MIN ? SHOWN_OF_LONG : SHOWN_OF_SHORT;
  const hidden = text.length - first - last;
  if (hidden < Math.max(first, last)) return '*'.repeat(text.length);
  return `${text.slice(0, first)}${'*'.repeat(hidden)}${text.slice(-last)}`;
}
