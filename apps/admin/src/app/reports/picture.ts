// What a chart shows, told without a drawing library: columns by category, and a line above them by a scale of its own.

export interface Columns {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Picture {
  readonly categories: readonly string[];
  readonly columns: readonly Columns[];
  /** What the columns are of: stands at their scale. */
  readonly unit: string;
  /** On top of each other instead of beside each other. */
  readonly isStacked: boolean;
  /** By the scale on the right; null where there is nothing to tell. */
  readonly line: { readonly name: string; readonly values: readonly (number | null)[] } | null;
  /** How a figure is said: short on a scale, exact where it is pointed at. */
  readonly say: Readonly<Record<'scale' | 'column' | 'line', (value: number) => string>>;
}
