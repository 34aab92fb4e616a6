// Switches for sound, vibration, the tick of the last seconds and the keys that bid; the browser keeps them.
import { Component, inject } from '@angular/core';
import { Preferences, Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-alert-switches',
  imports: [Icon],
  template: `
    <h2>{{ say('lot.alerts') }}</h2>
    <div class="switches">
      @for (item of items; track item.name) {
        <button
          type="button"
          role="switch"
          [class]="item.name"
          [attr.data-testid]="'switch-' + item.name"
          [attr.aria-checked]="item.choice() === 'on'"
          (click)="item.choice.set(item.choice() === 'on' ? 'off' : 'on')"
        >
          <hp-icon [name]="item.icon" /><span>{{ say('lot.' + item.name) }}</span
          ><span class="track"></span>
        </button>
      }
    </div>
  `,
  styleUrl: './alert-switches.scss',
})
export class AlertSwitches {
  private readonly preferences = inject(Preferences);
  protected readonly say = inject(Words).say;
  protected readonly items = [
    { name: 'sound', icon: 'sound', choice: this.preferences.sound },
    { name: 'vibration', icon: 'vibrate', choice: this.preferences.vibration },
    { name: 'ticking', icon: 'tick', choice: this.preferences.ticking },
    { name: 'bidKeys', icon: 'keyboard', choice: this.preferences.bidKeys },
  ] as const;
}
