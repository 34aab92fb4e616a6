// The one search, over the page: what is typed is looked for in pages and at the server, and the arrows choose among what was found.
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { OFFICE_SEARCH_MAX, OFFICE_SEARCH_MIN, type Permission, type Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, Notice } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';
import { type FoundPlace, placeOfHit, placesNamed } from './found-places';
import { SearchClient } from './search-client';

/** While somebody still types, nothing is asked. */
const QUIET_MS = 250;
const PAGES_MAX = 6;

type Search =
  | { readonly status: 'nothing' | 'looking' }
  | { readonly status: 'found'; readonly places: readonly FoundPlace[]; readonly hasMore: boolean }
  | { readonly status: 'failed'; readonly refusal: Refusal };

@Component({
  selector: 'hp-search-dialog',
  imports: [Icon, MatDialogModule, Notice],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.scss',
})
export class SearchDialog {
  private readonly client = inject(SearchClient);
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  private readonly dialog = inject<MatDialogRef<SearchDialog, FoundPlace>>(MatDialogRef);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly textMax = OFFICE_SEARCH_MAX;
  protected readonly text = signal('');
  protected readonly search = signal<Search>({ status: 'nothing' });
  private readonly chosenAt = signal(0);
  /** What is named so, at once; what the server knows, once it has said. */
  protected readonly places = computed((): readonly FoundPlace[] => {
    const may = (permission: Permission): boolean => this.session.may(permission);
    const named = this.text().trim() === '' ? [] : placesNamed(this.text(), this.say, may);
    const search = this.search();
    const found = search.status === 'found' ? search.places : [];
    return [...found, ...named.slice(0, PAGES_MAX)];
  });
  protected readonly chosen = computed(() => Math.min(this.chosenAt(), this.places().length - 1));

  constructor() {
    effect((onCleanup) => {
      const text = this.text().trim();
      untracked(() => {
        this.chosenAt.set(0);
        this.search.set({ status: text.length < OFFICE_SEARCH_MIN ? 'nothing' : 'looking' });
      });
      if (text.length < OFFICE_SEARCH_MIN) return;
      const timer = setTimeout(() => void this.find(text), QUIET_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected type(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected again(): void {
    this.search.set({ status: 'looking' });
    void this.find(this.text().trim());
  }

  protected move(event: Event, by: number): void {
    event.preventDefault();
    const count = this.places().length;
    if (count > 0) this.chosenAt.set((this.chosen() + by + count) % count);
  }

  protected goToChosen(event: Event): void {
    event.preventDefault();
    const place = this.places()[this.chosen()];
    if (place !== undefined) this.go(place);
  }

  protected go(place: FoundPlace): void {
    this.dialog.close(place);
  }

  private async find(text: string): Promise<void> {
    const answer = await this.client.find(text);
    // Something else was typed meanwhile.
    if (this.text().trim() !== text) return;
    if (!answer.ok) {
      this.search.set({ status: 'failed', refusal: answer.refusal });
      return;
    }
    const { items, more } = answer.value;
    const places = items.map((hit) => placeOfHit(hit, this.words));
    this.search.set({ status: 'found', places, hasMore: more.length > 0 });
  }
}
