// How long logs are kept, and the latest time that each instance erased what was old enough: how old the oldest is that is left.
import { Component, inject, signal } from '@angular/core';
import type { ErasureRun, RetentionView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Skeleton, StateChip } from '@haopai/web-ui';
import { SettingsClient } from './settings-client';

@Component({
  selector: 'hp-retention-part',
  imports: [LoadFailed, MomentPipe, Skeleton, StateChip],
  templateUrl: './retention-part.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    @media (min-width: 1024px) {
      th[scope='row'] {
        white-space: nowrap;
      }
    }
    .rows {
      overflow-x: auto;
    }
    /* All columns are seen: a moment goes on to a second line. */
    .rows :is(.time, th) {
      white-space: normal;
    }
    .rows :is(th, td) {
      padding-inline: 8px;
    }
  `,
  host: { class: 'hp-card' },
})
export class RetentionPart {
  private readonly client = inject(SettingsClient);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly state = signal<Loaded<RetentionView>>(LOADING);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.retention()));
  }

  protected key({ kind, instance }: ErasureRun): string {
    return `${kind}-${instance}`;
  }
}
