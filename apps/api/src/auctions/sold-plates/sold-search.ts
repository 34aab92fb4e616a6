// What is looked for among sold plates.
import type { PlateView, SoldPlateSort } from '@haopai/contracts';
import type { PlateClass, PlatePart } from '@haopai/rules';

/** Null: any. */
export interface SoldKind {
  readonly pattern: PlateClass | null;
  readonly colour: PlateView['colour'] | null;
}

export interface SoldSearch extends SoldKind {
  readonly contains: PlatePart | null;
  readonly endsWith: PlatePart | null;
  /** No plate is found that has one of its characters. */
  readonly without: PlatePart | null;
  readonly sort: SoldPlateSort;
}

export interface AskedSearch extends SoldKind {
  /** As typed. */
  readonly contains: string | null;
  readonly endsWith: string | null;
  readonly without: string | null;
  readonly sort: SoldPlateSort;
}
