// Tells a pool for whose connections too many wait already.

/** The driver gives it no code. */
const TEXT = 'Queue limit reached.';

export function isQueueFull(error: unknown): boolean {
  return error instanceof Error && error.message === TEXT;
}
