// Draws characters with one pen, point by point: bent, turned, running into each other, with lines of the same pen across. What comes out is grey points in a
// PNG, and says nothing of strokes. A trained program reads it all the same: what bounds that is how many pictures there are (ADR 155).
import { randomInt } from 'node:crypto';
import { PNG } from 'pngjs';
import { type Point, STROKES } from './strokes';

const WIDTH = 240;
const HEIGHT = 72;
const CHARACTER_HEIGHT = 40;
/** In which characters are described (strokes.ts). */
const GRID = { width: 4, height: 6 };
const STEP = 0.6;
const LINES = 3;
const LINE_MARGIN = 8;
const SPECKS = 60;
const WHITE = 255;
const DARKEST = 25;
const GREY = 0;
const FINE = 1_000_000;

/** Characters that STROKES knows. */
export function drawStrokes(text: string): Buffer {
  const paper = new Uint8Array(WIDTH * HEIGHT).fill(WHITE);
  const bend = someBend();
  const place = WIDTH / (text.length + 0.7);
  [...text].forEach((character, nth) => {
    const laid = someLaying(place * (nth + 0.85) + between(-4, 4), HEIGHT / 2 + between(-5, 5));
    for (const stroke of STROKES[character] ?? []) drawLine(paper, stroke.map(laid), bend, between(1.6, 2.2));
  });
  for (let nth = 0; nth < LINES; nth += 1) drawLine(paper, someLine(), bend, between(1.2, 1.7));
  for (let nth = 0; nth < SPECKS; nth += 1)
    drawDot(paper, [between(0, WIDTH), between(0, HEIGHT)], between(0.4, 1.2));
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  picture.data = Buffer.from(paper);
  return PNG.sync.write(picture, {
    inputColorType: GREY,
    colorType: GREY,
    inputHasAlpha: false,
    filterType: 0,
  });
}

/** Puts a character's grid around a place: scaled, slanted and turned. */
function someLaying(centreX: number, centreY: number): (point: Point) => Point {
  const scale = (CHARACTER_HEIGHT / GRID.height) * between(0.85, 1.15);
  const wide = between(0.9, 1.15);
  const slant = between(-0.25, 0.25);
  const turn = between(-0.3, 0.3);
  return ([x, y]) => {
    const down = (y - GRID.height / 2) * scale;
    const right = (x - GRID.width / 2) * scale * wide + slant * down;
    return [
      centreX + right * Math.cos(turn) - down * Math.sin(turn),
      centreY + right * Math.sin(turn) + down * Math.cos(turn),
    ];
  };
}

/** The whole paper, in two waves: no character looks the same twice. */
function someBend(): (point: Point) => Point {
  const [high, wide] = [between(2, 4.5), between(2, 4.5)];
  const [along, down] = [between(40, 80), between(25, 50)];
  const [from, above] = [between(0, 2 * Math.PI), between(0, 2 * Math.PI)];
  return ([x, y]) => [
    x + wide * Math.sin(y / (down / 4) + above),
    y + high * Math.sin(x / (along / 4) + from),
  ];
}

/** Across all characters. */
function someLine(): readonly Point[] {
  const height = (): number => between(LINE_MARGIN, HEIGHT - LINE_MARGIN);
  return [
    [-LINE_MARGIN, height()],
    [WIDTH + LINE_MARGIN, height()],
  ];
}

/** Bent at every point, not at its ends alone. */
function drawLine(
  paper: Uint8Array,
  points: readonly Point[],
  bend: (point: Point) => Point,
  radius: number,
): void {
  points.slice(1).forEach((to, nth) => {
    const from = points[nth] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP));
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      drawDot(
        paper,
        bend([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]),
        radius,
      );
    }
  });
}

function drawDot(paper: Uint8Array, [centreX, centreY]: Point, radius: number): void {
  const reach = Math.ceil(radius + 1);
  for (let y = Math.max(0, Math.floor(centreY) - reach); y <= Math.min(HEIGHT - 1, centreY + reach); y += 1)
    for (
      let x = Math.max(0, Math.floor(centreX) - reach);
      x <= Math.min(WIDTH - 1, centreX + reach);
      x += 1
    ) {
      const covered = Math.min(
        1,
        Math.max(0, radius + 0.5 - Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2)),
      );
      const ink = WHITE - covered * (WHITE - DARKEST);
      const at = y * WIDTH + x;
      paper[at] = Math.min(paper[at] ?? WHITE, ink);
    }
}

function between(least: number, most: number): number {
  return least + (most - least) * (randomInt(FINE) / FINE);
}
