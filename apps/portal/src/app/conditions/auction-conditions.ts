// The special conditions of an auction and its files, each to download with its size and digest.
import { Component, computed, inject, input } from '@angular/core';
import { sizeOfFile, Words, wordsOf } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon } from '@haopai/web-ui';
import { OtherLanguage } from '../articles/other-language';
import { CallableText } from '../contact/callable-text';
import { ConditionsClient } from './conditions-client';
import { CONDITIONS_WORDS } from './conditions-words';

@Component({
  selector: 'hp-auction-conditions',
  imports: [CallableText, Icon, LoadFailed, OtherLanguage],
  template: `
    @let now = read.state();
    @if (areWordsHere()) {
      <details data-testid="auction-conditions">
        <summary>{{ say('conditions.heading') }}</summary>
        <div class="inside">
          @if (now.status === 'failed') {
            <hp-load-failed [failure]="now" (again)="read.reload()" />
          }
          @if (now.status === 'ready') {
            <p class="hp-soft">{{ say('conditions.words') }}</p>
            <hp-other-language [writtenIn]="now.value.writtenIn" />
            @if (now.value.text; as text) {
              <p class="text" data-testid="conditions-text"><hp-callable-text [text]="text" /></p>
            }
            @if (files().length > 0) {
              <h2>{{ say('conditions.attachments') }}</h2>
              <ul>
                @for (file of files(); track file.attachmentId) {
                  <li data-testid="attachment">
                    <a class="hp-button quiet" download [href]="file.address"
                      ><hp-icon name="download" />{{ say('conditions.download', file) }}</a
                    >
                    <span class="hp-soft digest" [title]="say('conditions.digest')">{{
                      say('conditions.sha256', { digest: file.sha256 })
                    }}</span>
                  </li>
                }
              </ul>
              <p class="hp-soft">{{ say('conditions.digest') }}</p>
            }
          }
        </div>
      </details>
    }
  `,
  styles: `
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
      color: var(--hp-blue);
      cursor: pointer;
    }
    .inside {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    h2 {
      font-size: 1rem;
      line-height: 1.5rem;
    }
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      gap: 4px;
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .digest {
      font-size: 0.875rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class AuctionConditions {
  private readonly words = inject(Words);
  private readonly client = inject(ConditionsClient);

  readonly auctionId = input.required<number>();

  protected readonly areWordsHere = wordsOf(CONDITIONS_WORDS);
  protected readonly say = this.words.say;
  protected readonly read = reading(() => this.client.of(this.auctionId(), this.words.language()));
  protected readonly files = computed(() =>
    (this.read.value()?.attachments ?? []).map(({ attachmentId, name, byteCount, sha256 }) => ({
      ...{ attachmentId, name, sha256 },
      size: sizeOfFile(byteCount),
      address: this.client.fileAddress(this.auctionId(), attachmentId),
    })),
  );
}
