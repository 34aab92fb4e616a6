// A report as a picture, for those who see it; the same figures stand in a table beneath. The drawing library is fetched when
// the picture is first shown.
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
import { Preferences } from '@haopai/web-app';
import type { PictureLook } from './draw-picture';
import type { Picture } from './picture';

type Drawing = Awaited<ReturnType<typeof loadDrawing>>;

const loadDrawing = () => import('./draw-picture');
const COLOURS = ['--hp-blue', '--hp-alert', '--hp-lead', '--hp-stop', '--hp-ink-soft'];

@Component({
  selector: 'hp-report-chart',
  template: `<div #host class="host" role="img" [attr.aria-label]="label()"></div>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .host {
      height: 320px;
    }
    @media print {
      :host {
        break-inside: avoid;
      }
    }
  `,
})
export class ReportChart {
  private readonly preferences = inject(Preferences);

  readonly picture = input.required<Picture>();
  /** What it shows, and that the figures stand below. */
  readonly label = input.required<string>();

  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly drawing = signal<Drawing | null>(null);
  private chart: ReturnType<Drawing['createChart']> | null = null;
  private isGone = false;
  private readonly resizing = new ResizeObserver(() => this.chart?.resize());

  constructor() {
    afterNextRender(() => void this.load());
    effect(() => {
      const [drawing, picture] = [this.drawing(), this.picture()];
      // Colours are read again when the theme has changed.
      this.preferences.isDark();
      if (drawing !== null && !this.isGone) this.draw(drawing, picture);
    });
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.resizing.disconnect();
      this.chart?.dispose();
    });
  }

  /** Without the file the table beneath tells all the same. */
  private async load(): Promise<void> {
    this.drawing.set(await loadDrawing().catch(() => null));
  }

  private draw(drawing: Drawing, picture: Picture): void {
    const host = this.host().nativeElement;
    if (this.chart === null) {
      this.chart = drawing.createChart(host);
      this.resizing.observe(host);
    }
    drawing.drawPicture(this.chart, picture, lookOf(host));
  }
}

function lookOf(host: HTMLElement): PictureLook {
  const style = getComputedStyle(host);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    colours: COLOURS.map(token),
    line: token('--hp-stop'),
    grid: token('--hp-line'),
    text: token('--hp-ink-soft'),
    ink: token('--hp-ink'),
    surface: token('--hp-surface'),
    font: style.fontFamily,
  };
}
