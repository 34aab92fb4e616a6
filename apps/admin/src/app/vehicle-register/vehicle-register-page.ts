// How far the vehicle register was told of paid plates: what needs somebody, files there and back, and what became of each line.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  REGISTER_STATES,
  type RegisterLine,
  type RegisterReportView,
  type RegisterState,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, SaveFile, Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Notice, StateChip, type Tone } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { VehicleRegisterClient } from './vehicle-register-client';

const TONES: Readonly<Record<RegisterState, Tone>> = {
  waiting: 'neutral',
  accepted: 'lead',
  refused: 'stop',
  failed: 'alert',
  void: 'alert',
};

@Component({
  selector: 'hp-vehicle-register-page',
  imports: [Icon, ListFrame, MomentPipe, Notice, SelectField, StateChip],
  providers: [FaultFocus],
  templateUrl: './vehicle-register-page.html',
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    p {
      margin: 0;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .said {
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class VehicleRegisterPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(VehicleRegisterClient);
  private readonly files = inject(SaveFile);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);

  readonly state = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly formatPlate = formatPlate;
  protected readonly tones = TONES;
  protected readonly chosen = computed(() => REGISTER_STATES.find((one) => one === this.state()) ?? null);
  protected readonly overview = reading(() => this.client.overview());
  protected readonly list = pagedReading(() => this.client.reports(this.chosen(), this.page()));
  protected readonly stateText = linkedSignal(() => this.chosen() ?? '');
  protected readonly states = computed(() =>
    REGISTER_STATES.map((value) => ({ value, label: this.say(`vehicleRegister.state.${value}`) })),
  );
  protected readonly isTaking = signal(false);
  protected readonly bringing = new Submission();
  protected readonly lines = signal<readonly RegisterLine[] | null>(null);

  protected show(): void {
    const state = this.stateText() === '' ? null : this.stateText();
    void this.router.navigate([], { queryParams: { state } });
  }

  protected async takeFile(): Promise<void> {
    if (this.isTaking()) return;
    this.isTaking.set(true);
    const answer = await this.client.file(this.words.language());
    this.isTaking.set(false);
    if (!answer.ok) return this.announcer.sayRefused(this.sayRefusal(answer.refusal));
    this.files.save(`${this.say('vehicleRegister.fileName')}.csv`, answer.value);
    this.announcer.say(this.say('vehicleRegister.taken'));
  }

  /** The same file can be chosen again: sent twice, it is read once. */
  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file = null] = field.files ?? [];
    if (file === null) return;
    const copy = new File([await file.arrayBuffer()], file.name, { type: file.type });
    field.value = '';
    this.lines.set(null);
    const answer = await this.bringing.send(() => this.client.answers(copy));
    if (answer === null) return;
    if (answer.ok) this.lines.set(answer.value.lines);
    else this.bringing.refusal.set(answer.refusal);
    this.reload();
    this.focus.move();
  }

  protected again(report: RegisterReportView): Promise<void> {
    return this.ask('again', report, (reason) => this.client.again(report.id, reason));
  }

  protected settle(report: RegisterReportView): Promise<void> {
    return this.ask('settle', report, (reason) => this.client.settle(report.id, reason));
  }

  private async ask(
    what: 'again' | 'settle',
    report: RegisterReportView,
    act: (reason: string) => ReturnType<VehicleRegisterClient['again']>,
  ): Promise<void> {
    const plate = formatPlate(report.plate);
    const done = await this.reasons.ask({
      heading: this.say(`vehicleRegister.${what}.heading`, { plate }),
      words: this.say(`vehicleRegister.${what}.words`),
      yes: this.say(`vehicleRegister.${what}.yes`),
      act,
    });
    if (done === null) return;
    this.overview.update(() => done.value);
    this.list.reload();
    this.announcer.say(this.say(`vehicleRegister.${what}.done`, { plate }));
  }

  private reload(): void {
    this.overview.reload();
    this.list.reload();
  }
}
