// What holds a car, as a refusal tells it.
export interface HeldVin {
  readonly vin: string;
  /** `own`: something of whoever asks; `unpaid`: another's, that nobody has paid; `others`: another's. */
  readonly reason: 'own' | 'unpaid' | 'others';
  /** Until when it is held unless it is paid; missing where it is paid, or the office's turn. */
  readonly endsAtMs?: number;
}
