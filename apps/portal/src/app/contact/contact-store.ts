// State of the contact page.
import { inject, Injectable, signal } from '@angular/core';
import type { ArticleLanguage, ContactView } from '@haopai/contracts';
import { ArticlesClient, type Loaded, LOADING, toLoaded } from '@haopai/web-data';

@Injectable()
export class ContactStore {
  private readonly client = inject(ArticlesClient);
  private readonly loaded = signal<Loaded<ContactView>>(LOADING);
  private language: ArticleLanguage = 'zh';

  readonly contact = this.loaded.asReadonly();

  async show(language: ArticleLanguage): Promise<void> {
    this.language = language;
    this.loaded.set(LOADING);
    const outcome = await this.client.contact(language);
    if (this.language === language) this.loaded.set(toLoaded(outcome));
  }

  retry(): Promise<void> {
    return this.show(this.language);
  }
}
