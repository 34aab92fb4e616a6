// Waits for the moment of the next try: the pause is over, the browser is online again, or the page is looked at again.

export interface Wait {
  readonly pauseMs: number;
  /** Not even what happens in the browser makes it sooner. */
  readonly atLeastMs: number;
}

/** Calls `act` once; what it returns calls that off. A page that nobody sees asks nothing until somebody does. */
export function tryAgain(document: Document, { pauseMs, atLeastMs }: Wait, act: () => void): () => void {
  const earliestMs = performance.now() + atLeastMs;
  const goUnlessHidden = (): void => {
    if (document.visibilityState !== 'visible') return;
    stop();
    act();
  };
  const goUnlessEarly = (): void => {
    if (performance.now() >= earliestMs) goUnlessHidden();
  };
  const timer = setTimeout(goUnlessHidden, pauseMs);
  const view = document.defaultView;
  document.addEventListener('visibilitychange', goUnlessEarly);
  view?.addEventListener('online', goUnlessEarly);

  function stop(): void {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', goUnlessEarly);
    view?.removeEventListener('online', goUnlessEarly);
  }
  return stop;
}
