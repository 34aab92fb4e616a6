// Whether a paper is real, for anybody: its QR code leads here, or one types what stands on it. No account is needed.
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CheckedConfirmation, Refusal } from '@haopai/contracts';
import { knownLanguage, LANGUAGE_FACTS } from '@haopai/rules';
import { Words, wordsOf } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { formatYuan, Notice, Plate, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { PapersClient } from './papers-client';
import { PAPERS_WORDS } from './papers-words';
import { typedPaper, type TypedPaper } from './typed-paper';

const NUMBER_LENGTH_MAX = 20;
const CHECK_LENGTH_MAX = 12;

type Checked =
  | { readonly status: 'none' }
  | { readonly status: 'asking' }
  | { readonly status: 'found'; readonly paper: CheckedConfirmation }
  | { readonly status: 'refused'; readonly refusal: Refusal };

@Component({
  selector: 'hp-check-page',
  imports: [Notice, Plate, RouterLink, Skeleton, TextField],
  providers: [FaultFocus],
  templateUrl: './check-page.html',
  styleUrl: './check-page.scss',
})
export class CheckPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(PapersClient);
  private readonly focus = inject(FaultFocus);

  /** From the query. */
  readonly no = input<string>();
  readonly check = input<string>();

  protected readonly areWordsHere = wordsOf(PAPERS_WORDS);
  protected readonly say = this.words.say;
  protected readonly numberLengthMax = NUMBER_LENGTH_MAX;
  protected readonly checkLengthMax = CHECK_LENGTH_MAX;
  protected readonly numberText = linkedSignal(() => this.no() ?? '');
  protected readonly checkText = linkedSignal(() => this.check() ?? '');
  protected readonly checked = signal<Checked>({ status: 'none' });
  protected readonly why = computed(() => {
    const checked = this.checked();
    return checked.status === 'refused' ? this.words.sayRefusal(checked.refusal) : null;
  });
  protected readonly facts = computed(() => {
    const checked = this.checked();
    return checked.status === 'found' ? this.factsOf(checked.paper) : [];
  });
  private turn = 0;

  constructor() {
    effect(() => {
      const [no, check] = [this.no(), this.check()];
      if (no !== undefined && check !== undefined) untracked(() => void this.look(typedPaper(no, check)));
    });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const typed = typedPaper(this.numberText(), this.checkText());
    if (typed === null || (typed.number === this.no() && typed.check === this.check()))
      return this.look(typed);
    await this.router.navigate([], { queryParams: { no: typed.number, check: typed.check } });
  }

  /** Of two that are asked after one another the later counts. */
  private async look(typed: TypedPaper | null): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    if (typed === null) {
      const refusal = { code: 'CONFIRMATION.NOT_FOUND', data: { number: this.numberText() } } as const;
      this.checked.set({ status: 'refused', refusal });
    } else {
      this.checked.set({ status: 'asking' });
      const answer = await this.client.check(typed.number, typed.check);
      if (turn !== this.turn) return;
      this.checked.set(
        answer.ok ? { status: 'found', paper: answer.value } : { status: 'refused', refusal: answer.refusal },
      );
    }
    this.focus.move();
  }

  private factsOf(paper: CheckedConfirmation): readonly { name: string; value: string }[] {
    const { number, givenAtMs, holder, auctionTitle, priceFen, files } = paper;
    return [
      { name: 'papers.facts.number', value: number },
      { name: 'papers.facts.givenAt', value: this.words.date(givenAtMs) },
      { name: 'papers.facts.holder', value: holder === '' ? this.say('papers.noHolder') : holder },
      {
        name: 'papers.facts.way',
        value: auctionTitle === null ? this.say('papers.fixedPrice') : this.words.auctionTitle(auctionTitle),
      },
      { name: 'papers.facts.price', value: formatYuan(priceFen) },
      ...files.map(({ language, sha256, isSigned }) => ({
        name: 'papers.facts.file',
        value: this.say(isSigned ? 'papers.signedFile' : 'papers.unsignedFile', {
          language: LANGUAGE_FACTS[knownLanguage(language)].name,
          sha256,
        }),
      })),
    ];
  }
}
