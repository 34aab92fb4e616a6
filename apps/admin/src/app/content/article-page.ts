// One article: written in both languages, seen as readers would, published now or later, and taken back with a reason.
import { Component, computed, inject, input, numberAttribute, type OnInit, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminArticleHead } from '@haopai/contracts';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readMoment } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { type Choice, ChoiceField, TextField } from '@haopai/web-ui/fields';
import { MomentField } from '@haopai/web-ui/office-forms';
import { DEFAULT_LANGUAGE, type Language, LANGUAGE_TAGS, LANGUAGES } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { QuestionOpener } from '../dialogs/question-opener';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { StaffSession } from '../session/staff-session';
import { ARTICLE_KINDS, ArticleStore } from './article-store';
import { titleOf } from './article-title';
import { STATE_TONES } from './articles-page';
import type { PictureAnswer, PictureQuestion } from './picture-dialog';
import { PictureWords, refusalOfFile } from './picture-words';
import { RichText } from './rich-text';

/** Those whose words are called otherwise than the field. */
const FIELD_NAMES: Readonly<Record<string, string>> = { kind: 'kindLabel', markdown: 'text' };

@Component({
  selector: 'hp-article-page',
  imports: [
    ChoiceField,
    FormNews,
    Icon,
    LoadFailed,
    MomentField,
    MomentPipe,
    Notice,
    RichText,
    RouterLink,
    Skeleton,
    StateChip,
    TextField,
  ],
  providers: [ArticleStore, FaultFocus],
  templateUrl: './article-page.html',
  styleUrl: './article-page.scss',
})
export class ArticlePage implements OnInit {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly door = inject(ReasonDoor);
  private readonly confirm = inject(ConfirmDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  private readonly opener = inject(QuestionOpener);
  protected readonly pictures = inject(PictureWords);
  protected readonly session = inject(StaffSession);
  protected readonly store = inject(ArticleStore);
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.pictures.sayRefusal;
  protected readonly tones = STATE_TONES;

  /** Missing for a new one. */
  readonly id = input<number | null, string | undefined>(null, {
    transform: (text) => (text === undefined ? null : numberAttribute(text)),
  });

  protected readonly kept = keepForm(this.store.form, () => `article.${this.id() ?? 'new'}`);
  protected readonly language = signal<Language>(DEFAULT_LANGUAGE);
  protected readonly languages: readonly Language[] = LANGUAGES;
  protected readonly tags = LANGUAGE_TAGS;
  protected readonly later = new FormField(readMoment);
  protected readonly isEditable = computed(() => this.session.may('content.edit'));
  protected readonly kinds = computed<readonly Choice[]>(() =>
    ARTICLE_KINDS.map((value) => ({
      value,
      label: this.say(`content.kind.${value}`),
      words: this.say(`content.kindWords.${value}`),
    })),
  );
  /** There is something to publish. */
  protected readonly isBegun = computed(() => this.store.article() !== null);
  protected readonly isUnseen = computed(() => {
    const state = this.store.article()?.state;
    return state !== undefined && state !== 'published';
  });
  protected readonly isShown = computed(() => {
    const state = this.store.article()?.state;
    return state === 'published' || state === 'scheduled';
  });

  ngOnInit(): void {
    this.reload();
  }

  /** `title.en` → “Title · English”. */
  protected readonly nameOf = (field: string): string => {
    const [part = '', language] = field.split('.');
    const name = this.say(`content.${FIELD_NAMES[part] ?? part}`);
    return language === undefined ? name : `${name} · ${this.say(`content.language.${language}`)}`;
  };

  /** On the portal. */
  protected addressOf({ slug }: AdminArticleHead): string {
    return `/articles/${slug}`;
  }

  protected heading(article: AdminArticleHead): string {
    return titleOf(article, this.words.language());
  }

  protected reload(): void {
    const id = this.id();
    if (id === null) this.store.begin();
    else void this.store.load(id);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const isNew = this.store.article() === null;
    const saved = await this.store.save();
    if (saved === null) {
      this.focus.move();
      return;
    }
    this.announcer.say(this.say('content.saved'));
    if (isNew) await this.router.navigate(['/content/articles', saved.id], { replaceUrl: true });
  }

  protected async publishNow(): Promise<void> {
    const heading = this.say('content.publishQuestion');
    const words = this.publishWords();
    const isMeant = await this.confirm.ask({ heading, words, yes: this.say('content.publish') });
    if (isMeant) await this.publish(null);
  }

  protected async publishLater(): Promise<void> {
    const atMs = this.later.value();
    if (!areGood(this.later) || atMs === null) this.focus.move();
    else await this.publish(atMs);
  }

  protected async withdraw(): Promise<void> {
    const article = this.store.article();
    if (article === null) return;
    const done = await this.door.ask({
      heading: this.say('content.withdrawQuestion'),
      words: this.say('content.withdrawWords'),
      yes: this.say('content.withdraw'),
      isGrave: true,
      act: (reason) => this.store.withdraw(article, reason),
    });
    if (done !== null) this.announcer.say(this.say('content.withdrawn'));
  }

  /** What it shows is asked first: whoever gives that up has sent nothing. */
  protected async takePicture(file: File, editor: RichText): Promise<void> {
    const refusal = refusalOfFile(file);
    if (refusal !== null) {
      this.store.refuse(refusal);
      return this.focus.move();
    }
    const answer = await this.askAlt({ alt: null });
    if (answer === null) return;
    const address = await this.store.addPicture(file);
    if (address === null) this.focus.move();
    else editor.insertPicture(address, answer.alt);
  }

  protected async describePicture(alt: string, editor: RichText): Promise<void> {
    const answer = await this.askAlt({ alt });
    if (answer !== null) editor.describePicture(answer.alt);
  }

  private askAlt(question: PictureQuestion): Promise<PictureAnswer | null> {
    return this.opener.ask<PictureAnswer>(
      async () => (await import('./picture-dialog')).PictureDialog,
      question,
    );
  }

  /** Whether readers of another language read the default one meanwhile. */
  private publishWords(): string {
    const missing = this.store.unwritten().filter((language) => language !== DEFAULT_LANGUAGE);
    if (missing.length === 0) return this.say('content.publishWords');
    const languages = missing.map((language) => this.say(`content.language.${language}`));
    return this.say('content.publishOneWords', { languages: languages.join(this.say('factText.and')) });
  }

  private async publish(atMs: number | null): Promise<void> {
    const published = await this.store.publish(atMs);
    if (published === null) this.focus.move();
    else
      this.announcer.say(
        atMs === null
          ? this.say('content.published')
          : this.say('content.scheduled', { time: momentOf(atMs) }),
      );
  }
}
