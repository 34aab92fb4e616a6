// How to reach the office: hotline, hours, address, e-mail, and what to know before calling.
import { Component, inject } from '@angular/core';
import { telephoneAddress } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ArticlesClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton } from '@haopai/web-ui';
import { CallableText } from './callable-text';

@Component({
  selector: 'hp-contact-page',
  imports: [CallableText, Icon, LoadFailed, LoadStale, Skeleton],
  templateUrl: './contact-page.html',
  styleUrl: './contact-page.scss',
})
export class ContactPage {
  private readonly words = inject(Words);
  private readonly client = inject(ArticlesClient);

  protected readonly say = this.words.say;
  protected readonly contact = reading(() => this.client.contact(this.words.language()));
  protected readonly phoneLink = telephoneAddress;
}
