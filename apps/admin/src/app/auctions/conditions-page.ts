// The special conditions of an auction and the files that belong to it: written while it is a draft, and read afterwards.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import {
  type AdminConditionsView,
  type AuctionAttachment,
  CONDITIONS_MAX,
  type Refusal,
} from '@haopai/contracts';
import { inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { sizeOfFile, Words } from '@haopai/web-app';
import { FaultFocus, FormField, readOptional, Submission } from '@haopai/web-app/forms';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AreaField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { StaffSession } from '../session/staff-session';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient, type Seen } from './auctions-client';
import { ConditionsWords, refusalOfAttachment } from './conditions-words';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-conditions-page',
  imports: [AreaField, AuctionFrame, FormNews, LoadFailed, Notice, Skeleton],
  providers: [FaultFocus, OneAuction],
  templateUrl: './conditions-page.html',
  styleUrls: ['./form.scss', './conditions-page.scss'],
  host: { class: 'hp-page' },
})
export class ConditionsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly session = inject(StaffSession);
  private readonly confirm = inject(ConfirmDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  private readonly about = inject(ConditionsWords);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly sizeOf = sizeOfFile;
  protected readonly languages = LANGUAGES;
  protected readonly textMax = CONDITIONS_MAX;
  protected readonly adding = new Submission();
  private readonly loaded = signal<Loaded<AdminConditionsView>>(LOADING);
  protected readonly state = this.loaded.asReadonly();
  protected readonly mayChange = computed(
    () => this.session.may('auctions.edit') && this.store.current()?.state === 'draft',
  );
  protected readonly fields = inEachLanguage(() => new FormField(readOptional));
  /** By the names of languages. */
  private readonly typed = new TypedForm(inEachLanguage((language) => this.fields[language].text));
  protected readonly kept = keepForm(this.typed, () => `conditions.${this.id()}`);
  protected readonly nameOf = (field: string): string => this.nameIn(field as Language);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        void this.store.load(id);
        void this.load();
      });
    });
  }

  protected async load(): Promise<void> {
    this.loaded.set(LOADING);
    await this.read((texts) => this.typed.show(texts));
  }

  protected nameIn(language: Language): string {
    return this.say('conditions.textIn', { language: this.say(`content.language.${language}`) });
  }

  protected limits(view: AdminConditionsView): string {
    return this.about.limits(view);
  }

  protected readonly sayRefusal = (refusal: Refusal): string => this.about.sayRefusal(refusal);

  protected addressOf({ attachmentId }: AuctionAttachment): string {
    return `/api/v1/admin/auctions/${this.id()}/attachments/${attachmentId}`;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const texts = inEachLanguage((language) => this.fields[language].value() ?? '');
    const done = await this.store.send((seen) => this.client.changeConditions(seen, texts));
    if (done === null) {
      await this.meet();
      return this.focus.move();
    }
    this.typed.show(done.value.texts);
    this.kept.settle();
    await this.stands(done.value);
    this.announcer.say(this.say('conditions.saved'));
  }

  protected async add(event: Event): Promise<void> {
    const [file, view] = [fileIn(event), this.current()];
    if (file === null || view === null) return;
    const refusal = refusalOfAttachment(file, view);
    if (refusal !== null) return this.refuse(refusal);
    await this.sendFile(file, (seen) => this.client.addAttachment(seen, file));
  }

  protected async remove(attachment: AuctionAttachment): Promise<void> {
    const { attachmentId, name } = attachment;
    const isSure = await this.confirm.ask({
      heading: this.say('conditions.removeQuestion', { name }),
      words: this.say('conditions.removeWords'),
      yes: this.say('conditions.remove'),
      isGrave: true,
    });
    if (!isSure) return;
    const done = await this.store.send((seen) => this.client.removeAttachment(seen, attachmentId));
    if (done === null) {
      await this.meet();
      return this.focus.move();
    }
    await this.stands(done.value);
    this.announcer.say(this.say('conditions.removed', { name }));
  }

  private async sendFile(
    { name }: Pick<File, 'name'>,
    ask: (seen: Seen) => Promise<Outcome<AdminConditionsView>>,
  ): Promise<void> {
    const seen = this.store.current();
    const answer = seen === null ? null : await this.adding.send(() => ask(seen));
    if (answer === null) return;
    if (!answer.ok) {
      if (answer.refusal.code === 'RECORD.CHANGED') await this.readAnew();
      return this.refuse(answer.refusal);
    }
    await this.stands(answer.value);
    this.announcer.say(this.say('conditions.added', { name }));
  }

  private refuse(refusal: Refusal): void {
    this.adding.refusal.set(refusal);
    this.focus.move();
  }

  /** What the server has now; what is typed meanwhile stays. */
  private async stands(view: AdminConditionsView): Promise<void> {
    this.adding.reset();
    this.loaded.set({ status: 'ready', value: view });
    await this.store.refresh();
  }

  /** Where somebody else was faster: what they saved comes beside what was typed. */
  private async meet(): Promise<void> {
    if (this.store.submission.refusal()?.code === 'RECORD.CHANGED') await this.readAnew();
  }

  private async readAnew(): Promise<void> {
    await this.store.refresh();
    await this.read((texts) => this.typed.meet(texts));
  }

  private async read(show: (texts: AdminConditionsView['texts']) => void): Promise<void> {
    const id = this.id();
    const answer = await this.client.conditions(id);
    if (this.id() !== id) return;
    this.loaded.set(toLoaded(answer));
    if (answer.ok) show(answer.value.texts);
  }

  private current(): AdminConditionsView | null {
    const state = this.state();
    return state.status === 'ready' ? state.value : null;
  }
}

/** The same file can be chosen again once it is mended. */
function fileIn({ target }: Event): File | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const file = target.files?.[0] ?? null;
  target.value = '';
  return file;
}
