// Every column that holds a sealed text: whoever adds one names it here, or a rotation leaves it under the old key.

export interface SealedTable {
  readonly table: string;
  /** A whole number that grows. */
  readonly id: string;
  readonly columns: readonly string[];
}

export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'citizens',
    id: 'id',
    columns: ['mobile_sealed', 'document_sealed', 'temporary_permit_sealed', 'representative_id_sealed'],
  },
];
