// A plate that found its car in a sale here.

/** A lot that was won, or a listing that was bought. */
export type PlateSource = 'lot' | 'listing';

export interface CarPlate {
  readonly source: PlateSource;
  /** Of the lot or listing. */
  readonly sourceId: number;
  readonly plateNumber: string;
  readonly vin: string;
  readonly citizenId: number;
}
