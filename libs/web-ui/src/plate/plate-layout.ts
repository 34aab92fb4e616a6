// Where each character of a plate stands, in millimetres of the real plate (GA 36): pure geometry, no drawing.

export interface PlateCell {
  readonly char: string;
  readonly x: number;
  readonly width: number;
}

export interface PlateLayout {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly PlateCell[];
  /** Centre of the dot behind the letter of the city. */
  readonly dotX: number;
}

interface Measures {
  readonly width: number;
  readonly charWidth: number;
  readonly gap: number;
  readonly dotGap: number;
}

const HEIGHT = 140;
const FIRST_WIDTH = 45;
const ORDINARY: Measures = { width: 440, charWidth: 45, gap: 12, dotGap: 34 };
const NEW_ENERGY: Measures = { width: 480, charWidth: 43, gap: 9, dotGap: 49 };

/** Lays out a number such as `浙G8888A` (no dot); the province character first, then the city's letter, then five or six. */
export function layOutPlate(number: string, kind: 'ordinary' | 'newEnergy'): PlateLayout {
  const measures = kind === 'newEnergy' ? NEW_ENERGY : ORDINARY;
  const chars = [...number];
  const widths = chars.map((_, index) => (index === 0 ? FIRST_WIDTH : measures.charWidth));
  const gaps = chars.map((_, index) => (index === 0 ? 0 : index === 2 ? measures.dotGap : measures.gap));
  const total = [...widths, ...gaps].reduce((sum, length) => sum + length, 0);

  let x = (measures.width - total) / 2;
  const cells = chars.map((char, index) => {
    x += gaps[index] ?? 0;
    const cell = { char, x, width: widths[index] ?? measures.charWidth };
    x += cell.width;
    return cell;
  });
  const afterDot = cells[2]?.x ?? measures.width / 2;
  return { width: measures.width, height: HEIGHT, cells, dotX: afterDot - measures.dotGap / 2 };
}

/** Reads a plate out character by character, for people who hear the page. */
export function spellPlate(number: string): string {
  return [...number].join(' ');
}
