// A long page in sections: a list at its side leads to each and stays in sight, and one search looks through all of them.
import { ViewportScroller } from '@angular/common';
import { afterRenderEffect, Component, inject, input, model } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';

export interface PageSection {
  /** Of the element that holds it, and in the page's address. */
  readonly id: string;
  readonly name: string;
}

@Component({
  selector: 'hp-sectioned-page',
  imports: [Notice, RouterLink, TextField],
  template: `
    <aside>
      <hp-text-field name="section-search" [label]="say('sections.search')" [(value)]="search" />
      <nav [attr.aria-label]="say('sections.index')">
        <ul>
          @for (section of sections(); track section.id) {
            <li>
              <a
                [routerLink]="[]"
                [fragment]="section.id"
                queryParamsHandling="preserve"
                [attr.data-testid]="'to-' + section.id"
                (click)="go(section.id)"
                >{{ section.name }}</a
              >
            </li>
          }
        </ul>
      </nav>
    </aside>
    <div class="parts">
      @if (sections().length === 0 && search().trim() !== '') {
        <hp-notice kind="empty" data-testid="no-section" [heading]="say('sections.nothing')">{{
          say('sections.nothingWords')
        }}</hp-notice>
      }
      <ng-content />
    </div>
  `,
  styleUrl: './sectioned-page.scss',
})
export class SectionedPage {
  private readonly scroller = inject(ViewportScroller);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  /** Where the address has led to: what is typed later moves nobody. */
  private arrivedAt: string | null = null;

  /** Those in which something is found. */
  readonly sections = input.required<readonly PageSection[]>();
  readonly search = model('');

  protected readonly say = inject(Words).say;

  constructor() {
    // The sections come later than the address that names one.
    afterRenderEffect(() => {
      const fragment = this.fragment();
      const isThere = this.sections().some(({ id }) => id === fragment);
      if (fragment === null || !isThere || fragment === this.arrivedAt) return;
      this.arrivedAt = fragment;
      this.scroller.scrollToAnchor(fragment);
    });
  }

  /** Also a second time, when the address stays as it is. */
  protected go(id: string): void {
    this.arrivedAt = id;
    this.scroller.scrollToAnchor(id);
  }
}
