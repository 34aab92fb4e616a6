// How many notices there may be, and how long.

/** The oldest go first. */
export const NOTICES_A_CITIZEN_MAX = 200;
export const NOTICES_KEPT_MS = 180 * 24 * 60 * 60_000;
export const NOTICES_A_PAGE = 20;
export const NOTICES_A_PAGE_MAX = 100;
