// How a telephone is told to call a number, however people write it.

/** The address by which a telephone calls a number, however it is written: `tel:057912345678`. */
export function telephoneAddress(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
