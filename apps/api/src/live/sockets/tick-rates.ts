// How often watchers are told: ticks of a lot and of a board are at least so far apart, and so large at most.

export const LOT_TICK_EVERY_MS = 50;
export const BOARD_TICK_EVERY_MS = 250;
/** The same of both for those who only look; what ends or stops a countdown they are told at once. */
export const STRANGERS_TICK_EVERY_MS = 500;

/** Bids a tick brings at most; the record has the rest. */
export const TICK_BIDS_MAX = 20;
/** The same of notes: many ceilings may be set in a moment. */
export const TICK_NOTES_MAX = 20;
