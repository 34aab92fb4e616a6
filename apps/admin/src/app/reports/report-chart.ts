// A report as a picture, for those who see it; the same figures stand in a table beneath.
import { Component, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Preferences } from '@haopai/web-app';
import { showLateChart } from '@haopai/web-ui';
import type { PictureLook } from './draw-picture';
import type { Picture } from './picture';

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

  constructor() {
    showLateChart({
      host: this.host,
      load: () => import('./draw-picture'),
      create: ({ createChart }, host) => createChart(host),
      draw: ({ drawPicture }, chart, host) => {
        // Colours are read again when the theme has changed.
        this.preferences.isDark();
        drawPicture(chart, this.picture(), lookOf(host));
      },
    });
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
