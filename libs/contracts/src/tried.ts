// What was last seen working: databases, orchestrators, providers, browsers, and what drove the load (docs/tried.md).

export const TRIED_KINDS = ['database', 'orchestrator', 'provider', 'browser', 'load'] as const;
export type TriedKind = (typeof TRIED_KINDS)[number];

/** A whole run that passed. */
export interface WholeRun {
  readonly version: string;
  /** UTC: `2026-11-29`. */
  readonly date: string;
  /** The first digits of its hash. */
  readonly commit: string;
  readonly command: string;
}

export interface Tried {
  readonly kind: TriedKind;
  /** For people; of a database with its series: `MySQL 8.4`. */
  readonly name: string;
  /** The latest; null: never. */
  readonly last: WholeRun | null;
}

export interface TriedHere extends Tried {
  /** This site stands on it, or sends through it. Of orchestrators, browsers and load a site knows nothing. */
  readonly isInUse: boolean;
}

/** `GET /admin/tried`. */
export interface TriedView {
  readonly rows: readonly TriedHere[];
}
