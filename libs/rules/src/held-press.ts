// How long a press may take from the finger to the site (docs/domain.md, "Amounts"): the one place that says so.

/** What arrives later was meant for a price that is gone: it is answered where it is known already, and never placed. */
export const HELD_PRESS_MS = 2_000;
