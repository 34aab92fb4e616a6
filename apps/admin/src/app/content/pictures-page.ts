// The pictures of articles: how large, by whom and when, where each is used; brought in, and deleted when nothing uses them.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type AdminArticleHead,
  type AdminPictureView,
  type PictureType,
  type PictureUsage,
  type Refusal,
} from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { Notice, StateChip } from '@haopai/web-ui';
import { type Option, SelectField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { titleOf } from './article-title';
import { STATE_TONES } from './articles-page';
import { ContentClient } from './content-client';
import { PictureWords, refusalOfFile } from './picture-words';

const USAGES: readonly PictureUsage[] = ['used', 'unused'];
const TYPE_NAMES: Readonly<Record<PictureType, string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
};
/** So many digits of a name tell two pictures apart. */
const SHORT_NAME = 8;
const KILOBYTE = 1024;

@Component({
  selector: 'hp-pictures-page',
  imports: [ListFrame, MomentPipe, Notice, RouterLink, SelectField, StateChip],
  providers: [FaultFocus],
  templateUrl: './pictures-page.html',
  styleUrl: './pictures-page.scss',
  host: { class: 'hp-page' },
})
export class PicturesPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(ContentClient);
  private readonly session = inject(StaffSession);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);

  /** From the address. */
  readonly usage = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly pictures = inject(PictureWords);
  protected readonly sayRefusal = this.pictures.sayRefusal;
  protected readonly tones = STATE_TONES;
  protected readonly typeNames = TYPE_NAMES;
  protected readonly mayEdit = computed(() => this.session.may('content.edit'));
  protected readonly list = pagedReading(() =>
    this.client.pictures({ usage: USAGES.find((one) => one === this.usage()), page: this.page() }),
  );
  protected readonly adding = new Submission();
  protected readonly usageText = linkedSignal(() => this.usage() ?? '');
  protected readonly usages = computed<readonly Option[]>(() =>
    USAGES.map((value) => ({ value, label: this.say(`pictures.usage.${value}`) })),
  );

  protected find(usage: string): void {
    void this.router.navigate([], { queryParams: { usage: usage === '' ? null : usage } });
  }

  protected async add(event: Event): Promise<void> {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    const refusal = refusalOfFile(file);
    if (refusal !== null) return this.refuse(refusal);
    const answer = await this.adding.send(() => this.client.addPicture(file));
    if (answer === null) return;
    if (!answer.ok) return this.refuse(answer.refusal);
    this.announcer.say(this.say('pictures.added', { name: this.nameOf(answer.value) }));
    // It stands first among all.
    await this.router.navigate([], { queryParams: {} });
    this.list.reload();
  }

  private refuse(refusal: Refusal): void {
    this.adding.refusal.set(refusal);
    this.focus.move();
  }

  /** Whether it is done or refused, what is shown afterwards is how it is now. */
  protected async delete(picture: AdminPictureView): Promise<void> {
    const name = this.nameOf(picture);
    const done = await this.door.ask({
      heading: this.say('pictures.deleteQuestion', { name }),
      words: this.say('pictures.deleteWords'),
      yes: this.say('pictures.delete'),
      isGrave: true,
      act: (reason) => this.client.deletePicture(fileOf(picture), reason),
    });
    if (done !== null) this.announcer.say(this.say('pictures.deleted', { name }));
    this.list.reload();
  }

  protected nameOf(picture: Pick<AdminPictureView, 'address'>): string {
    return fileOf(picture).slice(0, SHORT_NAME);
  }

  protected sizeOf({ byteCount }: AdminPictureView): string {
    const kilobytes = Math.ceil(byteCount / KILOBYTE);
    return kilobytes < KILOBYTE ? `${kilobytes} KB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
  }

  protected isUsed({ uses: { articles, agreements } }: AdminPictureView): boolean {
    return articles.length + agreements.length > 0;
  }

  protected titleOf(article: AdminArticleHead): string {
    return titleOf(article, this.words.language());
  }
}

/** The last part of its address. */
function fileOf({ address }: Pick<AdminPictureView, 'address'>): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
