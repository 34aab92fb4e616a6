// The colours of libs/web-ui/src/styles/_tokens.scss, for pages that stand alone.

export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly line: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly plateBlue: string;
  readonly lead: string;
  readonly alert: string;
  readonly stop: string;
}

export const LIGHT: Palette = {
  ground: '#F6F7F9',
  surface: '#FFFFFF',
  line: '#DDE2EA',
  ink: '#131A26',
  inkSoft: '#55617A',
  plateBlue: '#0B3FA8',
  lead: '#0A7A4B',
  alert: '#B25E00',
  stop: '#B3261E',
};

export const DARK: Palette = {
  ground: '#0E1420',
  surface: '#161E2C',
  line: '#2A3446',
  ink: '#EDF1F7',
  inkSoft: '#9DABC2',
  plateBlue: '#6F9BFF',
  lead: '#37C98A',
  alert: '#FFB454',
  stop: '#FF8A80',
};
