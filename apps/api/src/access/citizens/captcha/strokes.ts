// How the characters of captchas are written: as lines on a grid of four by six, from the top left. Round ones are cut into many short lines.

export type Point = readonly [x: number, y: number];
type Stroke = readonly Point[];

/** Of a round stroke: one for so many degrees. */
const CUT_DEGREES = 15;

const P: readonly Stroke[] = [[[0, 6], [0, 0], [2.2, 0], ...arc([2.2, 1.6], [1.8, 1.6], -90, 90), [0, 3.2]]];
const C_ARC = arc([2.1, 3], [2.1, 3], -45, -315);

export const STROKES: Readonly<Record<string, readonly Stroke[]>> = {
  A: [line(0, 6, 2, 0, 4, 6), line(0.8, 4, 3.2, 4)],
  C: [C_ARC],
  D: [[[0, 6], [0, 0], [1.5, 0], ...arc([1.5, 3], [2.5, 3], -90, 90), [0, 6]]],
  E: [line(4, 0, 0, 0, 0, 6, 4, 6), line(0, 3, 3.2, 3)],
  F: [line(4, 0, 0, 0, 0, 6), line(0, 2.8, 3.2, 2.8)],
  G: [[...C_ARC, [4, 4.6], [4, 3.4], [2.2, 3.4]]],
  H: [line(0, 0, 0, 6), line(4, 0, 4, 6), line(0, 3, 4, 3)],
  K: [line(0, 0, 0, 6), line(4, 0, 0, 3.5), line(1.3, 2.5, 4, 6)],
  P,
  R: [...P, line(1.8, 3.2, 4, 6)],
  T: [line(0, 0, 4, 0), line(2, 0, 2, 6)],
  U: [[[0, 0], ...arc([2, 4], [2, 2], 180, 0), [4, 0]]],
  X: [line(0, 0, 4, 6), line(4, 0, 0, 6)],
  Y: [line(0, 0, 2, 3, 4, 0), line(2, 3, 2, 6)],
  3: [arc([1.9, 1.5], [1.8, 1.5], -160, 90), arc([1.9, 4.5], [2.1, 1.5], -90, 160)],
  4: [line(3, 6, 3, 0, 0, 4.2, 4, 4.2)],
  6: [[...arc([3, 4.2], [3, 4.2], -75, -180), ...arc([2, 4.2], [2, 1.8], 180, -180)]],
  7: [line(0, 0, 4, 0, 1.4, 6)],
  9: [[...arc([1, 1.8], [3, 4.2], 105, 0), ...arc([2, 1.8], [2, 1.8], 0, -360)]],
};

/** Through points that are given as pairs of numbers. */
function line(...numbers: readonly number[]): Stroke {
  return numbers.flatMap((x, at) => (at % 2 === 0 ? [[x, numbers[at + 1] ?? 0] as const] : []));
}

/** Of an ellipse: degrees count clockwise from its right. */
function arc([x, y]: Point, [wide, high]: Point, fromDegrees: number, toDegrees: number): Stroke {
  const cuts = Math.ceil(Math.abs(toDegrees - fromDegrees) / CUT_DEGREES);
  return Array.from({ length: cuts + 1 }, (_, nth) => {
    const turned = ((fromDegrees + ((toDegrees - fromDegrees) * nth) / cuts) * Math.PI) / 180;
    return [x + wide * Math.cos(turned), y + high * Math.sin(turned)];
  });
}
