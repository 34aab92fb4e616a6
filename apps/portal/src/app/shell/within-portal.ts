// Where to go on from a page that somebody was led to: an address of this site, or another that is safe. Pure.

/** Only addresses of this site: `//elsewhere` is none. */
export function withinPortal(next: string | undefined, otherwise: string): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : otherwise;
}
