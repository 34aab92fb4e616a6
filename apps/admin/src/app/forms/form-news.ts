// What whoever writes in a form has to know before they go on: it was put back from this device, or somebody else has saved meanwhile,
// who, and what in both versions.
import { Component, computed, inject, input } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import type { KeptForm } from './keep-form';
import { TextVersion } from './text-version';

@Component({
  selector: 'hp-form-news',
  imports: [Notice, TextVersion],
  template: `
    @if (restored(); as heading) {
      <hp-notice kind="info" data-testid="draft-restored" [heading]="heading">
        {{ say('form.restoredWords') }}
        <button
          hpAction
          type="button"
          class="hp-button quiet"
          data-testid="draft-discard"
          (click)="kept().discard()"
        >
          {{ say('form.discard') }}
        </button>
      </hp-notice>
    }
    @let changes = kept().form.changesOfOthers();
    @if (changes.length > 0) {
      <section class="hp-card" data-testid="conflict" aria-labelledby="conflict">
        <h2 id="conflict">{{ say('form.conflict') }}</h2>
        @if (who(); as words) {
          <p data-testid="conflict-who">{{ words }}</p>
        }
        <p class="hp-soft">{{ say('form.conflictWords') }}</p>
        @for (change of changes; track change.name) {
          <section [attr.data-testid]="'conflict-' + change.name">
            <h3>{{ nameOf()(change.name) }}</h3>
            <div class="sides">
              <hp-text-version
                [heading]="say('form.theirs')"
                [text]="textOf()(change.name, change.theirs)"
                [other]="textOf()(change.name, change.mine ?? change.before)"
              >
                @if (change.mine !== null) {
                  <button
                    type="button"
                    class="hp-button small"
                    [class.quiet]="kept().form.standsIn(change.name) !== change.theirs"
                    [attr.aria-pressed]="kept().form.standsIn(change.name) === change.theirs"
                    [attr.data-testid]="'theirs-' + change.name"
                    (click)="kept().form.take(change.name, change.theirs)"
                  >
                    {{ say('form.takeTheirs') }}
                  </button>
                }
              </hp-text-version>
              @if (change.mine === null) {
                <hp-text-version
                  [heading]="say('form.before')"
                  [text]="textOf()(change.name, change.before)"
                  [other]="textOf()(change.name, change.theirs)"
                />
              } @else {
                <hp-text-version
                  [heading]="say('form.mine')"
                  [text]="textOf()(change.name, change.mine)"
                  [other]="textOf()(change.name, change.theirs)"
                >
                  <button
                    type="button"
                    class="hp-button small"
                    [class.quiet]="kept().form.standsIn(change.name) !== change.mine"
                    [attr.aria-pressed]="kept().form.standsIn(change.name) === change.mine"
                    [attr.data-testid]="'mine-' + change.name"
                    (click)="kept().form.take(change.name, change.mine)"
                  >
                    {{ say('form.takeMine') }}
                  </button>
                </hp-text-version>
              }
            </div>
          </section>
        }
        <p>
          <button
            type="button"
            class="hp-button quiet"
            data-testid="conflict-read"
            (click)="kept().form.dismiss()"
          >
            {{ say('form.wasRead') }}
          </button>
        </p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      width: 100%;
    }
    :host:empty {
      display: none;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .hp-card {
      border-color: var(--hp-alert);
    }
    h2,
    h3,
    p {
      margin: 0;
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
      gap: 16px;
    }
  `,
})
export class FormNews {
  private readonly words = inject(Words);
  protected readonly say = this.words.say;

  readonly kept = input.required<KeptForm>();
  /** What the form was refused for: it says who was faster. */
  readonly refusal = input<Refusal | null>(null);
  /** How a field is called on the page. */
  readonly nameOf = input.required<(field: string) => string>();
  /** How what stands in it is said, where it is a code. */
  readonly textOf = input<(field: string, text: string) => string>((_, text) => text);

  protected readonly restored = computed(() => {
    const atMs = this.kept().restoredFromMs();
    return atMs === null
      ? null
      : this.say('form.restored', { time: this.words.dayTimeWithin(atMs, Date.now()) });
  });
  protected readonly who = computed(() => {
    const refusal = this.refusal();
    if (refusal === null || !('changedBy' in refusal.data)) return null;
    const { changedBy = '', changedAtMs = 0 } = refusal.data;
    return this.say('form.changedBy', { name: changedBy, time: momentOf(changedAtMs) });
  });
}
