// Who let the balance of a won lot lapse is barred from enrolling for a time.

/** `GET /me/bans`: those that stand, the last to end first. */
export interface BanView {
  readonly id: number;
  /** Number of the plate whose balance was not paid. */
  readonly plate: string;
  readonly auctionId: number;
  readonly lotId: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** `GET /admin/citizens/:id/bans`, and what `POST /admin/bans/:id/lift` answers: the newest first, also those that are over. */
export interface AdminBanView extends BanView {
  /** Neither lifted nor over. */
  readonly stands: boolean;
  readonly lifted: { readonly atMs: number; readonly by: string; readonly reason: string } | null;
}
