// What a visitor chose and the browser keeps: language, theme, sound, vibration, ticking.
import { DOCUMENT, effect, inject, Injectable, signal, type WritableSignal } from '@angular/core';

export type ThemeChoice = 'auto' | 'light' | 'dark';

const PREFIX = 'haopai.';

@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly media = matchMedia('(prefers-color-scheme: dark)');
  private readonly systemIsDark = signal(this.media.matches);

  readonly language = this.kept<'zh' | 'en'>('language', ['zh', 'en'], 'zh');
  readonly theme = this.kept<ThemeChoice>('theme', ['auto', 'light', 'dark'], 'auto');
  readonly sound = this.kept<'on' | 'off'>('sound', ['on', 'off'], 'on');
  readonly vibration = this.kept<'on' | 'off'>('vibration', ['on', 'off'], 'on');
  readonly ticking = this.kept<'on' | 'off'>('ticking', ['on', 'off'], 'off');

  constructor() {
    this.media.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    effect(() => this.root.setAttribute('data-theme', this.isDark() ? 'dark' : 'light'));
  }

  isDark(): boolean {
    const theme = this.theme();
    return theme === 'auto' ? this.systemIsDark() : theme === 'dark';
  }

  /** A choice among `allowed`, read from the browser's storage and written back on change. Storage may be forbidden. */
  private kept<Value extends string>(
    name: string,
    allowed: readonly Value[],
    otherwise: Value,
  ): WritableSignal<Value> {
    const stored = readStored(PREFIX + name);
    const choice = signal(allowed.find((value) => value === stored) ?? otherwise);
    effect(() => writeStored(PREFIX + name, choice()));
    return choice;
  }
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that forbids storage still sells plates; the choice lasts until the page closes.
  }
}
