// A chart whose drawing library is fetched when it is first shown. Where it does not come, over a line that is gone or after a new release,
// its place stays empty: what it shows stands in words and figures beside it.
import {
  afterNextRender,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  type Signal,
  signal,
} from '@angular/core';

interface Chart {
  resize(): void;
  dispose(): void;
}

export interface LateChart<Drawing, Made extends Chart> {
  readonly host: Signal<ElementRef<HTMLElement>>;
  readonly load: () => Promise<Drawing>;
  readonly create: (drawing: Drawing, host: HTMLElement) => Made;
  /** Is called again when a signal that it reads has changed. */
  readonly draw: (drawing: Drawing, chart: Made, host: HTMLElement) => void;
}

/** In the constructor of the component that shows it. */
export function showLateChart<Drawing, Made extends Chart>({
  host,
  load,
  create,
  draw,
}: LateChart<Drawing, Made>): void {
  const drawing = signal<Drawing | null>(null);
  let chart: Made | null = null;
  let isGone = false;
  const resizing = new ResizeObserver(() => chart?.resize());
  const fetchDrawing = async (): Promise<void> => drawing.set(await load().catch(() => null));
  afterNextRender(() => void fetchDrawing());
  effect(() => {
    const loaded = drawing();
    if (loaded === null || isGone) return;
    const { nativeElement } = host();
    if (chart === null) {
      chart = create(loaded, nativeElement);
      resizing.observe(nativeElement);
    }
    draw(loaded, chart, nativeElement);
  });
  inject(DestroyRef).onDestroy(() => {
    isGone = true;
    resizing.disconnect();
    chart?.dispose();
  });
}
