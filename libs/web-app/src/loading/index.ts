// What pages show of something that they read, beside it: apart from the rest, so that it comes with the pages that use it.
export { LoadFailed } from './load-failed';
export { LoadStale } from './load-stale';
export { type PagedReading, pagedReading, type ShownList } from './paged-reading';
