// What a visitor chose and the browser keeps: language, theme, size of the text, sound, vibration, ticking, keys.
import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { keptChoice } from './kept-choice';

export type ThemeChoice = 'auto' | 'light' | 'dark';

@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly media = matchMedia('(prefers-color-scheme: dark)');
  private readonly systemIsDark = signal(this.media.matches);

  readonly language = keptChoice<Language>('language', LANGUAGES, DEFAULT_LANGUAGE);
  readonly theme = keptChoice<ThemeChoice>('theme', ['auto', 'light', 'dark'], 'auto');
  readonly textSize = keptChoice<'normal' | 'large'>('textSize', ['normal', 'large'], 'normal');
  readonly sound = keptChoice<'on' | 'off'>('sound', ['on', 'off'], 'on');
  readonly vibration = keptChoice<'on' | 'off'>('vibration', ['on', 'off'], 'on');
  readonly ticking = keptChoice<'on' | 'off'>('ticking', ['on', 'off'], 'off');
  /** Whether figures choose a step of the ladder. */
  readonly bidKeys = keptChoice<'on' | 'off'>('bidKeys', ['on', 'off'], 'on');

  constructor() {
    this.media.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    effect(() => this.root.setAttribute('data-theme', this.isDark() ? 'dark' : 'light'));
    effect(() => this.root.setAttribute('data-text', this.textSize()));
  }

  isDark(): boolean {
    const theme = this.theme();
    return theme === 'auto' ? this.systemIsDark() : theme === 'dark';
  }
}
