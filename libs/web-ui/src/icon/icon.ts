// The few icons of the site, drawn in one weight; always beside a word, so hidden from those who hear the page.
import { Component, computed, input } from '@angular/core';

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  up: 'M12 19V5M6 11l6-6 6 6',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.5',
  stop: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8.5 8.5l7 7M15.5 8.5l-7 7',
  dot: 'M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7.5V12l3 2',
  key: 'M15.5 3.5a5 5 0 1 1-4.3 7.6L3.5 18.8V21h3v-2.2h2.2v-2.3l4-4',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  vibrate: 'M8 4.5h8v15H8zM4.5 8v8M19.5 8v8',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  text: 'M3 19 9 5l6 14M5 14.5h8M18 8v7M14.5 11.5h7',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  bell: 'M6 16.5v-6a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4M12 4.5v-2',
  heart: 'M12 20.5C7.5 17 3.5 13.6 3.5 9.3a4.4 4.4 0 0 1 8.5-1.6 4.4 4.4 0 0 1 8.5 1.6c0 4.3-4 7.7-8.5 11.2z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  keyboard: 'M3 6.5h18v11H3zM7 10.5h.5M11.8 10.5h.5M16.5 10.5h.5M8 14h8',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  book: 'M5 4.5h6a3 3 0 0 1 3 3V20a2.5 2.5 0 0 0-2.5-2H5zM19.5 4.5H17a3 3 0 0 0-3 3V20a2.5 2.5 0 0 1 2.5-2h3z',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5',
  share: 'M12 15V3.5M7.5 8 12 3.5 16.5 8M5.5 12v8h13v-8',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20.5 20.5',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
  pin: 'M12 3a6.5 6.5 0 0 1 6.5 6.5C18.5 14 12 21 12 21S5.5 14 5.5 9.5A6.5 6.5 0 0 1 12 3zM12 7.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z',
  mail: 'M3.5 5.5h17v13h-17zM3.5 6.5 12 13l8.5-6.5',
  tick: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 6v1.5M12 16.5V18M6 12h1.5M16.5 12H18M12 12l2.5-2.5',
} as const;

export type IconName = keyof typeof ICONS;

@Component({
  selector: 'hp-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" [class.filled]="isFilled()">
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .filled {
      fill: currentColor;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** For what is switched on. */
  readonly isFilled = input(false);
  protected readonly path = computed(() => ICONS[this.name()]);
}
