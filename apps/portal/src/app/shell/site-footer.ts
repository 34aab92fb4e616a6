// The footer of every page: what is looked up and checked, the manual to download, the office's number, and what is said about the record.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { telephoneAddress } from '@haopai/rules';
import { HOTLINE, Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { FOOTER_PLACES, MANUALS } from './places';

@Component({
  selector: 'hp-site-footer',
  imports: [Icon, RouterLink],
  templateUrl: './site-footer.html',
  styleUrl: './site-footer.scss',
})
export class SiteFooter {
  protected readonly say = inject(Words).say;
  protected readonly places = FOOTER_PLACES;
  protected readonly manuals = MANUALS;
  protected readonly hotline = inject(HOTLINE);
  protected readonly hotlineAddress = telephoneAddress(this.hotline);
}
