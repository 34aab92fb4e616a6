// Where one stands in the line before the log-in, how long it takes, and the way out of it; after a reload, that the place is kept.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { LoginLine } from './login-line';

const STEP_MS = 10_000;

@Component({
  selector: 'hp-line-notice',
  imports: [Notice],
  template: `
    @if (line.standing(); as standing) {
      <hp-notice data-testid="login-line" data-outcome tabindex="-1" [heading]="heading()">
        @if (standing.place !== null) {
          <p class="standing" aria-hidden="true">
            <strong data-testid="login-line-place">{{
              say('login.line.place', { place: standing.place })
            }}</strong>
            <span data-testid="login-line-left">{{ left() }}</span>
          </p>
        }
        <span class="hp-heard" role="status" data-testid="login-line-said">{{ said() }}</span>
        <p>{{ say(standing.place === null ? 'login.line.busyWords' : 'login.line.words') }}</p>
        <button
          hpAction
          type="button"
          class="hp-button quiet"
          data-testid="login-line-leave"
          (click)="line.leave()"
        >
          {{ say('login.line.leave') }}
        </button>
      </hp-notice>
    } @else if (line.wasLeft()) {
      <hp-notice data-testid="login-line-gone" data-outcome tabindex="-1" [heading]="say('login.line.gone')">
        {{ say('login.line.goneWords') }}
      </hp-notice>
    } @else if (line.kept(); as kept) {
      <hp-notice data-testid="login-line-kept" [heading]="say('login.line.kept', { place: kept.place })">
        {{ say('login.line.keptWords', { until: until() }) }}
      </hp-notice>
    }
  `,
  styleUrl: './line-notice.scss',
})
export class LineNotice {
  private readonly words = inject(Words);
  protected readonly line = inject(LoginLine);
  protected readonly say = this.words.say;

  protected readonly heading = computed(() =>
    this.say(this.line.standing()?.place === null ? 'login.line.busy' : 'login.line.heading'),
  );
  protected readonly left = computed(() => this.inWords(this.line.left.leftMs()));
  protected readonly said = computed(() => {
    const said = this.line.said();
    if (said === null) return '';
    return said.place === null
      ? this.say('login.line.busySaid')
      : this.say('login.line.said', { place: said.place, left: this.inWords(said.waitMs) });
  });
  protected readonly until = computed(() =>
    this.words
      .dayTime(this.line.kept()?.untilMs ?? 0, Date.now())
      .replace(/^[A-Z]/, (first) => first.toLowerCase()),
  );

  /** An estimate is not told to the second. */
  private inWords(lengthMs: number): string {
    if (lengthMs < STEP_MS) return this.say('login.line.soon');
    const span = this.words.span(Math.ceil(lengthMs / STEP_MS) * STEP_MS);
    return this.say('login.line.left', { left: span });
  }
}
