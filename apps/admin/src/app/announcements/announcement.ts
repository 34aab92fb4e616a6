// What was just done, at the foot of the screen until it is read; it takes no focus and covers nothing that is needed.
import { Component, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { Announcer } from './announcer';

@Component({
  selector: 'hp-announcement',
  imports: [Icon],
  template: `
    <div role="status" data-testid="announcement">
      @if (announcer.said(); as words) {
        <div class="said" [class.refused]="announcer.isRefusal()">
          <hp-icon [name]="announcer.isRefusal() ? 'alert' : 'check'" /><span>{{ words }}</span>
          <button type="button" [attr.aria-label]="say('app.close')" (click)="announcer.close()">
            <hp-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 24px 24px auto;
      z-index: 9;
      max-width: min(520px, calc(100vw - 48px));
    }
    .said {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px 8px 8px 16px;
      border: 1px solid var(--hp-lead);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
      box-shadow: 0 12px 32px -12px rgb(0 0 0 / 40%);
      overflow-wrap: anywhere;
    }
    .said > hp-icon {
      color: var(--hp-lead);
    }
    .refused {
      border-color: var(--hp-stop);
    }
    .refused > hp-icon {
      color: var(--hp-stop);
    }
    button {
      display: grid;
      place-content: center;
      min-width: 44px;
      min-height: 44px;
      border: 0;
      border-radius: var(--hp-corner);
      background: none;
      color: var(--hp-ink-soft);
      cursor: pointer;
    }
  `,
})
export class Announcement {
  protected readonly announcer = inject(Announcer);
  protected readonly say = inject(Words).say;
}
