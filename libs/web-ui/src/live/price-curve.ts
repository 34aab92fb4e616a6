// How the price rose, as a curve. The drawing library is fetched when the curve first has something to show.
import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { CurvePoint } from './curve-chart';

type Drawing = Awaited<ReturnType<typeof loadDrawing>>;

const loadDrawing = () => import('./curve-chart');

@Component({
  selector: 'hp-price-curve',
  template: `<div #host class="host" role="img" [attr.aria-label]="label()"></div>`,
  styles: `
    :host {
      display: block;
    }
    .host {
      height: var(--curve-height, 220px);
    }
  `,
})
export class PriceCurve {
  readonly points = input.required<readonly CurvePoint[]>();
  readonly label = input.required<string>();
  /** Changes with the theme, so that the curve takes its new colours. */
  readonly theme = input<string>('');
  readonly timeOf = input.required<(atMs: number) => string>();

  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly drawing = signal<Drawing | null>(null);

  private chart: ReturnType<Drawing['createCurve']> | null = null;
  private readonly resizing = new ResizeObserver(() => this.chart?.resize());

  constructor() {
    afterNextRender(() => void loadDrawing().then((drawing) => this.drawing.set(drawing)));
    effect(() => {
      this.theme();
      const drawing = this.drawing();
      if (drawing !== null) this.draw(drawing, this.points(), this.timeOf());
    });
    inject(DestroyRef).onDestroy(() => {
      this.resizing.disconnect();
      this.chart?.dispose();
    });
  }

  private draw(drawing: Drawing, points: readonly CurvePoint[], timeOf: (atMs: number) => string): void {
    const host = this.host().nativeElement;
    if (this.chart === null) {
      this.chart = drawing.createCurve(host);
      this.resizing.observe(host);
    }
    drawing.drawCurve(this.chart, points, lookOf(host), timeOf);
  }
}

function lookOf(host: HTMLElement) {
  const style = getComputedStyle(host);
  return {
    line: style.getPropertyValue('--hp-blue').trim(),
    grid: style.getPropertyValue('--hp-line').trim(),
    text: style.getPropertyValue('--hp-ink-soft').trim(),
    font: style.fontFamily,
  };
}
