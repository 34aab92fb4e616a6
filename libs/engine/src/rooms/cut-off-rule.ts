// When so many leave a room at once, and stay away, that it is taken for a line that was cut: pure, time is data.

/** What the office has set (docs/domain.md, "The clock"). */
export interface CutOffRule {
  /** In smaller rooms nothing is taken for a cut. */
  readonly paddlesMin: number;
  /** Of those in the room so many in a hundred. */
  readonly percentMin: number;
  /** They went within this time. */
  readonly withinMs: number;
  /** And have been away for this long, each of them. */
  readonly awayMs: number;
}

/** A paddle that went without a word, at some moment between the two: when it was last heard, and when it should have been. */
export interface LostBidder {
  readonly bidderId: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface CutOff {
  readonly sinceMs: number;
  /** When the last of them went: whoever goes later was not part of it. */
  readonly untilMs: number;
  readonly awayCount: number;
  readonly roomCount: number;
}

export interface Crowd {
  readonly presentCount: number;
  /** Whoever has come back is not among them. */
  readonly away: readonly LostBidder[];
}

/** The cut that the most were part of; null when nothing is one. `knownUntilMs`: for which time it is known who is there. */
export function findCutOff(
  { presentCount, away }: Crowd,
  { paddlesMin, percentMin, withinMs, awayMs }: CutOffRule,
  knownUntilMs: number,
): CutOff | null {
  const long = away.filter(({ toMs }) => toMs + awayMs <= knownUntilMs);
  const sinceMs = fullestWindow(long, withinMs);
  if (sinceMs === null) return null;
  const cut = long.filter(({ fromMs, toMs }) => toMs >= sinceMs && fromMs <= sinceMs + withinMs);
  // Whoever had gone before was not in the room any more.
  const roomCount = presentCount + away.filter(({ toMs }) => toMs >= sinceMs).length;
  if (roomCount < paddlesMin || cut.length * 100 < percentMin * roomCount) return null;
  const untilMs = cut.reduce((latest, { toMs }) => Math.max(latest, toMs), sinceMs);
  return { sinceMs, untilMs, awayCount: cut.length, roomCount };
}

/** Start of the window that touches the times of the most; a fullest one begins where somebody had certainly gone. */
function fullestWindow(lost: readonly LostBidder[], withinMs: number): number | null {
  const starts = lost.map(({ toMs }) => toMs).sort((a, b) => a - b);
  const begins = lost.map(({ fromMs }) => fromMs).sort((a, b) => a - b);
  let fullest: { readonly startMs: number; readonly count: number } | null = null;
  let begun = 0;
  for (const [over, startMs] of starts.entries()) {
    while ((begins[begun] ?? Infinity) <= startMs + withinMs) begun++;
    const count = begun - over;
    if (fullest === null || count > fullest.count) fullest = { startMs, count };
  }
  return fullest?.startMs ?? null;
}
