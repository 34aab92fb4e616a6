// What would be another, a line for each thing that goes and each that comes: pure.
import type { WaitingFacts } from '@haopai/contracts';

interface ChangeLine {
  readonly sign: '−' | '+';
  readonly name: string;
  readonly value: unknown;
}

/** Which state of the record was seen is nobody's question; numbers for the program, and what stands beside them, neither. */
const UNTOLD: readonly string[] = ['version', 'actId', 'auctionId', 'lotId', 'amountFen'];

export function changesBetween(before: WaitingFacts, after: WaitingFacts): readonly ChangeLine[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !UNTOLD.includes(name))
    .flatMap((name) => {
      const [was, is] = [partsOf(before[name]), partsOf(after[name])];
      const gone = was.filter((one) => !has(is, one)).map((value) => ({ sign: '−', name, value }) as const);
      const come = is.filter((one) => !has(was, one)).map((value) => ({ sign: '+', name, value }) as const);
      return [...gone, ...come];
    });
}

/** Of a list each thing by itself; what is not said is nothing. */
function partsOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === false) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function has(values: readonly unknown[], one: unknown): boolean {
  return values.some((value) => JSON.stringify(value) === JSON.stringify(one));
}
