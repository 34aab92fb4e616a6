// What staff did, found by who, what, to what and when; each act in full; the chain checked; all that was found taken along.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type {
  AuditPage as AuditPageView,
  AuditCheck,
  AuditEntryView,
  AuditNames,
  HeadsCheck,
  StaffView,
} from '@haopai/contracts';
import { formatPlate, JINHUA_PLATES, parsePlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { Submission } from '@haopai/web-app/forms';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { Icon, Notice } from '@haopai/web-ui';
import { OfficeFiles } from '../files/office-files';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { StaffClient } from '../staff/staff-client';
import { ActWords } from './act-words';
import { AuditClient } from './audit-client';
import { AuditEntry } from './audit-entry';
import { AuditFile } from './audit-file';
import { AuditFilters } from './audit-filters';
import { HeadsVerdict } from './heads-verdict';
import { type AuditSearch, searchOf } from './audit-search';
import { placeOf } from './subject-place';

@Component({
  selector: 'hp-audit-page',
  imports: [AuditEntry, AuditFilters, HeadsVerdict, Icon, ListFrame, MomentPipe, Notice, RouterLink],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly client = inject(AuditClient);
  private readonly router = inject(Router);
  private readonly files = inject(OfficeFiles);
  private readonly file = inject(AuditFile);
  private readonly session = inject(StaffSession);
  private readonly words = inject(Words);
  protected readonly actWords = inject(ActWords);

  /** What is looked for, from the query. */
  readonly staffId = input<string>();
  readonly act = input<string>();
  readonly subject = input<string>();
  readonly text = input<string>();
  readonly fromMs = input<string>();
  readonly toMs = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly list = new PagedList<AuditEntryView>();
  /** Of all that was shown since the page was opened. */
  protected readonly names = signal<AuditNames>({});
  protected readonly openNo = signal<number | null>(null);
  protected readonly staff = signal<readonly StaffView[] | null>([]);
  protected readonly checking = new Submission();
  protected readonly exporting = new Submission();
  protected readonly check = signal<AuditCheck | null>(null);
  protected readonly heads = signal<HeadsCheck | null>(null);
  /** What was taken along, where it was not all of it. */
  protected readonly cutAfter = signal<number | null>(null);
  protected readonly search = computed(() =>
    searchOf({
      staffId: this.staffId(),
      act: this.act(),
      subject: this.subject(),
      text: this.text(),
      fromMs: this.fromMs(),
      toMs: this.toMs(),
    }),
  );

  /** What is looked for, where it is a plate. */
  protected readonly plate = computed(() => {
    const { text } = this.search();
    const read = text === null ? null : parsePlate(text, JINHUA_PLATES);
    return read?.ok === true ? read.value.number : null;
  });

  constructor() {
    effect(() => {
      const [search, page] = [this.search(), this.page()];
      untracked(() => {
        this.openNo.set(null);
        void this.list.show(() => this.found(search, page));
      });
    });
    if (this.session.may('staff.read')) void this.loadStaff(inject(StaffClient));
  }

  protected readonly formatPlate = formatPlate;

  protected find(search: AuditSearch): void {
    void this.router.navigate(['/audit'], { queryParams: search });
  }

  protected toggle({ no }: AuditEntryView): void {
    this.openNo.update((open) => (open === no ? null : no));
  }

  protected async checkChain(): Promise<void> {
    this.check.set(null);
    this.heads.set(null);
    const answer = await this.checking.send(() => this.client.check());
    if (answer?.ok !== true) {
      this.checking.refusal.set(answer?.refusal ?? null);
      return;
    }
    this.check.set(answer.value);
    const heads = await this.checking.send(() => this.client.checkHeads());
    if (heads?.ok === true) this.heads.set(heads.value);
    else this.checking.refusal.set(heads?.refusal ?? null);
  }

  protected async takeAlong(): Promise<void> {
    this.cutAfter.set(null);
    const answer = await this.exporting.send(() => this.file.make(this.search()));
    if (answer?.ok !== true) {
      this.exporting.refusal.set(answer?.refusal ?? null);
      return;
    }
    const { file, entries, isCut } = answer.value;
    this.files.save({ what: this.say('audit.file'), ending: 'csv' }, file);
    if (isCut) this.cutAfter.set(entries);
  }

  /** Where what it was done to is shown, for whoever may look there. */
  protected linkOf({ subject }: AuditEntryView): readonly string[] | null {
    const place = placeOf(subject, this.names());
    return place !== null && this.session.may(place.needs) ? place.link : null;
  }

  private async found(search: AuditSearch, page: number): Promise<Outcome<AuditPageView>> {
    const found = await this.client.find(search, page);
    if (found.ok) this.names.update((names) => ({ ...names, ...found.value.names }));
    return found;
  }

  private async loadStaff(client: StaffClient): Promise<void> {
    this.staff.set(null);
    const all = await client.all();
    this.staff.set(all.ok ? all.value.items : []);
  }
}
