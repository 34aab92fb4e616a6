// Drafts an auction, or changes the terms of a draft.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AuctionTerms, Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { ConsentBox, TextField } from '@haopai/web-ui/fields';
import { AreaField, MomentField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';
import { TermsForm, textsOfTerms } from './terms-form';

const UNTITLED = { title: '', startsAtMs: 0, pickUpText: '' };
const TITLE_MAX = 100;
const TEXT_MAX = 500;

@Component({
  selector: 'hp-terms-page',
  imports: [
    AreaField,
    ConsentBox,
    FormNews,
    LoadFailed,
    MomentField,
    Notice,
    RouterLink,
    Skeleton,
    TextField,
  ],
  providers: [FaultFocus, OneAuction],
  templateUrl: './terms-page.html',
  styleUrl: './form.scss',
  host: { class: 'hp-page' },
})
export class TermsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OneAuction);
  protected readonly title = this.words.auctionTitle;

  /** Of a draft that is there; a new one without. */
  readonly id = input(0, { transform: (text: unknown) => numberAttribute(text, 0) });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly titleMax = TITLE_MAX;
  protected readonly textMax = TEXT_MAX;
  protected readonly form = new TermsForm();
  protected readonly kept = keepForm(this.form.typed, () => `auction.${this.id() || 'new'}`);
  protected readonly nameOf = (field: string): string => this.say(`auctionDesk.${field}`);
  protected readonly textOf = (field: string, text: string): string => {
    if (field === 'isDrill') return this.say(`form.${text}`);
    return field.endsWith('At') ? text.replace('T', ' ') : text;
  };
  protected readonly submission = new Submission();
  protected readonly isNew = computed(() => this.id() === 0);
  protected readonly back = computed(() => (this.isNew() ? '/auctions' : `/auctions/${this.id()}`));
  /** Nothing can be typed before: it would be typed over. */
  protected readonly isFilled = signal(false);
  /** Why the usual terms are not there. */
  protected readonly notBegun = signal<Refusal | null>(null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void (id === 0 ? this.begin() : this.store.load(id)));
    });
    effect(() => {
      const auction = this.store.current();
      if (auction !== null) untracked(() => this.fill(auction));
    });
  }

  /** A new one has the terms that the settings have. */
  protected async begin(): Promise<void> {
    this.notBegun.set(null);
    const usual = await this.client.usualTerms();
    if (usual.ok) this.fill({ ...UNTITLED, ...usual.value });
    else this.notBegun.set(usual.refusal);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const terms = this.form.terms();
    const seen = this.store.current();
    if (terms === null) return this.focus.move();
    if (seen === null && !this.isNew()) return;
    const answer = await this.submission.send(() =>
      seen === null ? this.client.add(terms) : this.client.change(seen, terms),
    );
    if (answer === null) return;
    if (!answer.ok) {
      if (answer.refusal.code === 'RECORD.CHANGED') await this.meet();
      this.submission.refusal.set(answer.refusal);
      return this.focus.move();
    }
    this.kept.settle();
    const title = this.words.auctionTitle(answer.value.title);
    this.announcer.say(this.say(this.isNew() ? 'auctionDesk.drafted' : 'auctionDesk.termsSaved', { title }));
    await this.router.navigate(['/auctions', answer.value.id]);
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet(): Promise<void> {
    await this.store.refresh();
    const auction = this.store.current();
    if (auction !== null) this.form.typed.meet(textsOfTerms(auction));
  }

  private fill(terms: AuctionTerms): void {
    if (this.isFilled()) return;
    this.isFilled.set(true);
    this.form.typed.show(textsOfTerms(terms));
  }
}
