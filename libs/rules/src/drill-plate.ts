// What drills are about (docs/domain.md, "Drill"): toy plates of a province that is none, and toy VINs for those who take part.
import { JINHUA_PLATES, type PlateFacts, type PlateRules } from './plate';

/** No province is called 演 (perform): none of them can ever be a real plate, nor a practice's, which begin with 练. */
export const DRILL_PLATES: PlateRules = { ...JINHUA_PLATES, prefix: '演A' };

/** A letter stands where every VIN has its check digit: no car has such a one. */
const TOY_VIN_PREFIX = 'LDR1LLCAR';
const DIGITS_OF_ENROLMENT = 6;
const DIGITS_OF_SHARE = 2;

export function isDrillPlate({ number }: PlateFacts): boolean {
  return number.startsWith(DRILL_PLATES.prefix);
}

/** The numbers of the first `count` toy plates that are not in `taken`: `演A00001`, `演A00002`, … */
export function drillPlateNumbers(count: number, taken: ReadonlySet<string>): readonly string[] {
  const numbers: string[] = [];
  for (let serial = 1; numbers.length < count; serial += 1) {
    const number = `${DRILL_PLATES.prefix}${String(serial).padStart(5, '0')}`;
    if (!taken.has(number)) numbers.push(number);
  }
  return numbers;
}

/** Of each share, from 0, of a drill's enrolment: once in its auction, as long as that has fewer than a million enrolments. */
export function drillVin(enrolmentId: number, share: number): string {
  const enrolment = String(enrolmentId).slice(-DIGITS_OF_ENROLMENT).padStart(DIGITS_OF_ENROLMENT, '0');
  return `${TOY_VIN_PREFIX}${enrolment}${String(share).padStart(DIGITS_OF_SHARE, '0')}`;
}
