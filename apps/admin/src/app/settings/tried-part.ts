// What this release was last seen working on, and which of it the site stands on: never is said as loudly as a date.
import { Component, inject } from '@angular/core';
import type { TriedHere } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Skeleton, StateChip } from '@haopai/web-ui';
import { SettingsClient } from './settings-client';

@Component({
  selector: 'hp-tried-part',
  imports: [LoadFailed, Skeleton, StateChip],
  templateUrl: './tried-part.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .rows {
      overflow-x: auto;
    }
  `,
  host: { class: 'hp-card' },
})
export class TriedPart {
  private readonly client = inject(SettingsClient);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly tried = reading(() => this.client.tried());

  protected key({ kind, name }: TriedHere): string {
    return `${kind}-${name}`;
  }
}
