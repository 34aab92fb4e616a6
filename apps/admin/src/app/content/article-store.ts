// One article on the desk: its words in each language as they are typed, what readers would get, and every act on it.
import { computed, inject, Injectable, signal } from '@angular/core';
import {
  type AdminArticleView,
  ARTICLE_POSITION_MAX,
  ARTICLE_SLUG,
  type ArticleKind,
  type ArticlePreview,
  type ArticleWords,
  type Refusal,
} from '@haopai/contracts';
import { areGood, FormField, type Reading, readOneOf, readWhole, Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome } from '@haopai/web-data';
import { type InEachLanguage, inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { type FormPart, TypedForm } from '../forms/typed-form';
import type { FormTexts } from '../forms/merge-texts';
import { ContentClient } from './content-client';

export const ARTICLE_KINDS: readonly ArticleKind[] = ['guide', 'announcement'];

function readSlug(text: string): Reading<string> {
  const slug = text.trim();
  return ARTICLE_SLUG.test(slug)
    ? { ok: true, value: slug }
    : { ok: false, code: 'SLUG.MALFORMED', data: {} };
}

class TypedWords {
  readonly title = signal('');
  readonly summary = signal('');
  readonly markdown = signal('');

  parts(language: Language): readonly (readonly [string, FormPart])[] {
    return (['title', 'summary', 'markdown'] as const).map((part) => [`${part}.${language}`, this[part]]);
  }

  isWhole(): boolean {
    return [this.title, this.summary, this.markdown].every((part) => part().trim() !== '');
  }

  words(): ArticleWords {
    return { title: this.title().trim(), summary: this.summary().trim(), markdown: this.markdown() };
  }
}

@Injectable()
export class ArticleStore {
  private readonly client = inject(ContentClient);

  /** Null for one that is not kept yet. */
  readonly state = signal<Loaded<AdminArticleView | null>>(LOADING);
  readonly typed = inEachLanguage(() => new TypedWords());
  readonly slug = new FormField(readSlug);
  readonly kind = new FormField(readOneOf(ARTICLE_KINDS));
  readonly position = new FormField(readWhole(0, ARTICLE_POSITION_MAX));
  readonly preview = signal<ArticlePreview | null>(null);
  readonly submission = new Submission();
  readonly article = computed(() => {
    const state = this.state();
    return state.status === 'ready' ? state.value : null;
  });
  readonly form = new TypedForm({
    ...{ kind: this.kind.text, slug: this.slug.text, position: this.position.text },
    ...Object.fromEntries(LANGUAGES.flatMap((language) => this.typed[language].parts(language))),
  });

  /** Of these nobody reads anything: those of the default language stand there instead. */
  readonly unwritten = computed<readonly Language[]>(() =>
    LANGUAGES.filter((language) => !this.typed[language].isWhole()),
  );

  begin(): void {
    this.state.set({ status: 'ready', value: null });
    this.form.show({});
  }

  async load(id: number): Promise<void> {
    this.state.set(LOADING);
    const answer = await this.client.article(id);
    if (answer.ok) this.show(answer.value);
    else this.state.set({ status: 'failed', refusal: answer.refusal });
  }

  async save(): Promise<AdminArticleView | null> {
    const texts = this.texts();
    const article = this.article();
    const asked = article === null ? [this.kind, this.slug] : [this.position];
    if (!areGood(...asked)) return null;
    const answer = await this.submission.send(() =>
      article === null
        ? this.client.add({ slug: this.slug.good(), kind: this.kind.good(), texts })
        : this.client.change(article.id, {
            version: article.version,
            position: this.position.good(),
            texts,
          }),
    );
    if (answer?.ok === false && answer.refusal.code === 'RECORD.CHANGED' && article !== null)
      await this.meet(article.id);
    return this.take(answer);
  }

  /** Without a time, now. */
  async publish(publishedAtMs: number | null): Promise<AdminArticleView | null> {
    const article = this.article();
    if (article === null) return null;
    const ask = () => this.client.publish(article.id, article.version, publishedAtMs);
    return this.take(await this.submission.send(ask));
  }

  async withdraw(article: AdminArticleView, reason: string): Promise<Outcome<AdminArticleView>> {
    const answer = await this.client.withdraw(article.id, article.version, reason);
    if (answer.ok) this.show(answer.value);
    return answer;
  }

  async showPreview(): Promise<void> {
    const answer = await this.submission.send(() => this.client.preview(this.texts()));
    if (answer?.ok === true) this.preview.set(answer.value);
    else if (answer !== null) this.submission.refusal.set(answer.refusal);
  }

  /** The address of a picture, once it is there. */
  async addPicture(file: File): Promise<string | null> {
    const answer = await this.submission.send(() => this.client.addPicture(file));
    if (answer?.ok === true) return answer.value.address;
    if (answer !== null) this.submission.refusal.set(answer.refusal);
    return null;
  }

  refuse(refusal: Refusal): void {
    this.submission.refusal.set(refusal);
  }

  private texts(): InEachLanguage<ArticleWords> {
    return inEachLanguage((language) => this.typed[language].words());
  }

  private take(answer: Outcome<AdminArticleView> | null): AdminArticleView | null {
    if (answer === null) return null;
    if (answer.ok) {
      this.show(answer.value);
      return answer.value;
    }
    this.submission.refusal.set(answer.refusal);
    return null;
  }

  private show(article: AdminArticleView): void {
    this.form.show(textsOf(article));
    this.state.set({ status: 'ready', value: article });
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet(id: number): Promise<void> {
    const answer = await this.client.article(id);
    if (!answer.ok) return;
    this.form.meet(textsOf(answer.value));
    this.state.set({ status: 'ready', value: answer.value });
  }
}

function textsOf({ kind, slug, position, texts }: AdminArticleView): FormTexts {
  const words = LANGUAGES.flatMap((language) => {
    const { title, summary, markdown } = texts[language];
    const parts = Object.entries({ title, summary, markdown });
    return parts.map(([part, text]): [string, string] => [`${part}.${language}`, text]);
  });
  return { kind, slug, position: String(position), ...Object.fromEntries(words) };
}
