// How to reach the office: hotline, hours, address, e-mail, and what to know before calling.
import { Component, effect, inject, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { ContactStore } from './contact-store';

@Component({
  selector: 'hp-contact-page',
  imports: [Icon, Notice, Skeleton],
  providers: [ContactStore],
  templateUrl: './contact-page.html',
  styleUrl: './contact-page.scss',
})
export class ContactPage {
  private readonly words = inject(Words);
  protected readonly store = inject(ContactStore);
  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;

  constructor() {
    effect(() => {
      const language = this.words.language();
      untracked(() => void this.store.show(language));
    });
  }

  protected phoneLink(hotline: string): string {
    return `tel:${hotline.replace(/[^\d+]/g, '')}`;
  }
}
