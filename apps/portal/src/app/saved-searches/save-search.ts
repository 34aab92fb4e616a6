// Saves the search that is shown, to be told of new plates that fit; who is not logged in is led to the log-in and back.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SaveSearchBody } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Submission } from '@haopai/web-app/forms';
import { Session } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { SavedSearchesClient } from './saved-searches-client';

@Component({
  selector: 'hp-save-search',
  imports: [Icon, RouterLink],
  template: `
    @if (citizenId() === null) {
      <a class="hp-link-button" data-testid="save-search-log-in" routerLink="/login" [queryParams]="back()"
        ><hp-icon name="bell" />{{ say('search.save') }}</a
      >
    } @else if (submission.isDone()) {
      <p role="status" data-testid="search-saved">
        {{ say('search.saved') }}
        <a routerLink="/account/searches">{{ say('search.list') }}</a>
      </p>
    } @else {
      <button
        type="button"
        class="hp-link-button"
        data-testid="save-search"
        [attr.aria-disabled]="submission.isBusy()"
        (click)="save()"
      >
        <hp-icon name="bell" />{{ say('search.save') }}
      </button>
      @if (submission.refusal(); as refusal) {
        <p role="alert" data-testid="search-refused">
          {{ sayRefusal(refusal) }}
          <a routerLink="/account/searches">{{ say('search.list') }}</a>
        </p>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
      min-height: var(--hp-touch);
    }
    .hp-link-button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: var(--hp-touch);
    }
    [role='alert'] {
      color: var(--hp-stop);
      font-weight: 600;
    }
  `,
})
export class SaveSearch {
  private readonly words = inject(Words);
  private readonly client = inject(SavedSearchesClient);
  private readonly router = inject(Router);

  readonly search = input.required<SaveSearchBody>();

  private readonly subject = computed(() => JSON.stringify(this.search()));

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly citizenId = inject(Session).citizenId;
  protected readonly submission = new Submission();

  constructor() {
    // Another search, or another citizen, is not saved yet.
    effect(() => {
      this.subject();
      this.citizenId();
      untracked(() => this.submission.reset());
    });
  }

  protected back(): { readonly next: string } {
    return { next: this.router.url };
  }

  protected async save(): Promise<void> {
    const [subject, citizenId] = [this.subject(), this.citizenId()];
    const answer = await this.submission.send(() => this.client.save(this.search()));
    if (answer === null) return;
    if (this.subject() !== subject || this.citizenId() !== citizenId) return this.submission.reset();
    if (!answer.ok) this.submission.refusal.set(answer.refusal);
  }
}
