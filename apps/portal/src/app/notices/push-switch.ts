// The switch for pushes to this browser, and in words what it would do, does, or cannot do.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { BrowserPush } from './browser-push';

@Component({
  selector: 'hp-push-switch',
  imports: [Notice],
  template: `
    <section class="hp-card">
      <div>
        <h2 id="push-name">{{ say('push.heading') }}</h2>
        <p id="push-words" class="hp-soft">{{ say('push.state.' + push.state()) }}</p>
      </div>
      @if (canSwitch()) {
        <button
          type="button"
          role="switch"
          data-testid="push-switch"
          aria-labelledby="push-name"
          aria-describedby="push-words"
          [attr.aria-checked]="isOn()"
          [attr.aria-disabled]="push.isBusy()"
          (click)="flip()"
        >
          <span class="track"><span class="knob"></span></span>
          <span class="word" aria-hidden="true">{{ say(isOn() ? 'push.on' : 'push.off') }}</span>
        </button>
      }
    </section>
    @if (push.refusal(); as refusal) {
      <hp-notice kind="failed" [heading]="sayRefusal(refusal)" />
    }
  `,
  styleUrl: './push-switch.scss',
})
export class PushSwitch {
  private readonly words = inject(Words);
  protected readonly push = inject(BrowserPush);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly isOn = computed(() => this.push.state() === 'on');
  protected readonly canSwitch = computed(() => ['on', 'off'].includes(this.push.state()));

  protected flip(): void {
    void (this.isOn() ? this.push.switchOff() : this.push.switchOn());
  }
}
