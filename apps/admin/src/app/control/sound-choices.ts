// Which events are heard, in a panel below its button.
import { Component, ElementRef, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { RoomSounds, SOUNDS } from './room-sounds';

@Component({
  selector: 'hp-sound-choices',
  imports: [Icon],
  template: `
    <details>
      <summary class="hp-button quiet" data-testid="sounds">
        <hp-icon name="sound" />{{ say('controlRoom.sounds') }}
      </summary>
      <div class="panel hp-card">
        <p class="hp-soft">{{ say('controlRoom.soundsHelp') }}</p>
        @for (sound of all; track sound) {
          <label class="hp-field">
            <input
              type="checkbox"
              [attr.data-testid]="'sound-' + sound"
              [checked]="sounds.choices[sound]() === 'on'"
              (change)="sounds.toggle(sound)"
            />
            <span>{{ say('controlRoom.sound.' + sound) }}</span>
          </label>
        }
      </div>
    </details>
  `,
  host: { '(keydown.escape)': 'close()' },
  styles: `
    details {
      position: relative;
    }
    summary {
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    .panel {
      position: absolute;
      inset: calc(100% + 8px) 0 auto auto;
      z-index: 5;
      display: grid;
      gap: 4px;
      width: 300px;
      padding: 16px;
      box-shadow: 0 12px 32px -12px rgb(0 0 0 / 40%);
    }
    .panel p {
      font-size: 14px;
      line-height: 20px;
    }
    label {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 12px;
      min-height: 44px;
      cursor: pointer;
    }
    label span {
      font-weight: 400;
    }
  `,
})
export class SoundChoices {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly say = inject(Words).say;
  protected readonly sounds = inject(RoomSounds);
  protected readonly all = SOUNDS;

  protected close(): void {
    const details = this.element.nativeElement.querySelector('details');
    if (details?.open !== true) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  }
}
