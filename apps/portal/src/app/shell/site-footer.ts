// The footer of every page: all places, the manual to download, the office's number, and what is said about the record.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { telephoneAddress } from '@haopai/rules';
import { HOTLINE, Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { AGREEMENT, MANUALS, PLACES } from './places';

@Component({
  selector: 'hp-site-footer',
  imports: [Icon, RouterLink],
  templateUrl: './site-footer.html',
  styleUrl: './site-footer.scss',
})
export class SiteFooter {
  protected readonly say = inject(Words).say;
  protected readonly places = [...PLACES, AGREEMENT];
  protected readonly manuals = MANUALS;
  protected readonly hotline = inject(HOTLINE);
  protected readonly hotlineAddress = telephoneAddress(this.hotline);
}
