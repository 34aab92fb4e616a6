// Whose sale this is: the city, the office that holds it, and its telephone, which is there before anything is asked.
import { Component, computed, inject } from '@angular/core';
import { telephoneAddress } from '@haopai/rules';
import { HOTLINE, Words } from '@haopai/web-app';
import { ArticlesClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-office-line',
  imports: [Icon],
  template: `
    <p>
      <strong>{{ say('home.city') }}</strong>
      <span data-testid="home-office">{{ office() }}</span>
    </p>
    @if (hotline()) {
      <a data-testid="home-hotline" [href]="address()"><hp-icon name="phone" />{{ hotline() }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 4px 16px;
      min-height: 72px;
      padding: 8px 16px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
    }
    p {
      display: grid;
      min-width: 0;
    }
    span {
      min-height: 24px;
      color: var(--hp-ink-soft);
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: var(--hp-touch);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    @media (max-width: 599px) {
      :host {
        flex-direction: column;
        align-items: start;
        justify-content: center;
        min-height: 140px;
      }
      /* In letters of twice the size it breaks at its hyphens. */
      a {
        max-width: 100%;
        white-space: normal;
      }
    }
  `,
})
export class OfficeLine {
  private readonly words = inject(Words);
  private readonly client = inject(ArticlesClient);
  /** As the page brought it. */
  private readonly delivered = inject(HOTLINE);

  protected readonly say = this.words.say;
  private readonly contact = reading(() => this.client.contact(this.words.language()));
  protected readonly office = computed(() => this.contact.value()?.office ?? '');
  protected readonly hotline = computed(() => this.contact.value()?.hotline ?? this.delivered);
  protected readonly address = computed(() => telephoneAddress(this.hotline()));
}
