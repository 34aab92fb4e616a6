// What happened at the site's doors: of which kind, how often, from where and about whom, as marks that say nothing of either; found by what is typed.
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  SECURITY_KINDS,
  type SearchSecurityEventsBody,
  type SecurityEventView,
  type SecurityKind,
} from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { FormField, readOptional } from '@haopai/web-app/forms';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { Icon } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { AdminApi } from '../http/admin-api';
import { ListFrame } from '../lists/list-frame';
import { textOfWhat } from './security-words';

/** The name that was typed may be of either; the server finds both. */
type Typed = Pick<SearchSecurityEventsBody, 'kind' | 'address' | 'account'>;

@Component({
  selector: 'hp-security-events-page',
  imports: [Icon, ListFrame, MomentPipe, RouterLink, SelectField, TextField],
  templateUrl: './security-events-page.html',
  styles: `
    .marks {
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
  `,
})
export class SecurityEventsPage {
  private readonly admin = inject(AdminApi);
  private readonly router = inject(Router);
  private readonly words = inject(Words);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly list = new PagedList<SecurityEventView>();
  protected readonly kinds = SECURITY_KINDS.map((kind) => ({ value: kind, label: this.kindText(kind) }));
  protected readonly fields = ['address', 'account'] as const;
  protected readonly kind = new FormField(readOptional);
  protected readonly address = new FormField(readOptional);
  protected readonly account = new FormField(readOptional);
  /** What is looked for: typed, and in no address of a page. */
  private readonly search = signal<Typed>({});

  constructor() {
    effect(() => {
      const [search, page] = [this.search(), this.page()];
      untracked(
        () => void this.list.show(() => this.admin.post('/security-events/search', { ...search, page })),
      );
    });
  }

  protected find(event?: Event): void {
    event?.preventDefault();
    const [kind, address, account] = [
      this.kind.text(),
      this.address.text().trim(),
      this.account.text().trim(),
    ];
    this.look({
      ...(kind === '' ? {} : { kind: kind as SecurityKind }),
      ...(address === '' ? {} : { address }),
      ...(account === '' ? {} : { account }),
    });
  }

  protected clear(): void {
    for (const field of [this.kind, this.address, this.account]) field.clear();
    this.look({});
  }

  /** All from there, or all about it, whatever else was looked for. */
  protected follow(field: 'address' | 'account', mark: string): void {
    this.clear();
    this[field].text.set(mark);
    this.look({ [field]: mark });
  }

  /** A key's mark is nobody's account. */
  protected markOf(event: SecurityEventView, field: 'address' | 'account'): string | null {
    if (field === 'address') return event.addressMark;
    return event.kind === 'keyChanged' ? null : event.accountMark;
  }

  protected kindText(kind: SecurityKind): string {
    return this.say(`security.kind.${kind}`);
  }

  protected whatText({ kind, what }: SecurityEventView): string {
    return textOfWhat(this.say, kind, what);
  }

  private look(search: Typed): void {
    this.search.set(search);
    if (this.page() !== 1) void this.router.navigate([], { queryParams: {} });
  }
}
