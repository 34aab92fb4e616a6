// Requests that a journey sends by itself, beside those of its pages.

/**
 * For Playwright's `maxRetries`: a connection that the site closes for having been idle may be taken for the next request at
 * the same moment. A browser asks again by itself, a request of Playwright's when it is told to.
 */
export const TRIES_AFTER_RESET = 2;
