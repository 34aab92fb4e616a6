// How the price rose, as a curve; the bids themselves stand in the record.
import { Component, type ElementRef, input, viewChild } from '@angular/core';
import type { CurveFrame, CurvePoint } from './curve-chart';
import { showLateChart } from './late-chart';

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
  /** For a curve that is drawn bit by bit, so that its axes stand still. */
  readonly frame = input<CurveFrame | null>(null);
  /** Up to when the last price is drawn on. */
  readonly nowMs = input<number | null>(null);

  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');

  constructor() {
    showLateChart({
      host: this.host,
      load: () => import('./curve-chart'),
      create: ({ createCurve }, host) => createCurve(host),
      draw: ({ drawCurve }, chart, host) => {
        this.theme();
        const curve = { points: this.points(), frame: this.frame(), nowMs: this.nowMs() };
        drawCurve(chart, { ...curve, timeOf: this.timeOf() }, lookOf(host));
      },
    });
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
