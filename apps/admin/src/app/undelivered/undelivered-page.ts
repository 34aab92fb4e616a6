// Messages that have not left: in sums with what each failure means, one by one, and those that were given up to be sent again.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  FAILED_MESSAGES_MAX,
  MESSAGE_CHANNELS,
  type SentAgain,
  UNDELIVERED_GROUPS,
  type UndeliveredMessage,
  type UndeliveredSum,
} from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { CodeBudgets } from './code-budgets';
import { FailureHint } from './failure-hint';
import { canBeSent, UndeliveredStore } from './undelivered-store';

const TONES = { dead: 'stop', waiting: 'alert', useless: 'neutral' } as const;
/** As the api takes it. */
const FAILURE = /^[\w.: -]{1,60}$/;

@Component({
  selector: 'hp-undelivered-page',
  imports: [
    CodeBudgets,
    FailureHint,
    ListFrame,
    LoadFailed,
    MomentPipe,
    Notice,
    RouterLink,
    SelectField,
    Skeleton,
    StateChip,
  ],
  providers: [UndeliveredStore],
  templateUrl: './undelivered-page.html',
  styles: `
    .more {
      display: block;
      font-weight: 400;
    }
  `,
  host: { class: 'hp-page' },
})
export class UndeliveredPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(UndeliveredStore);
  private readonly budgets = viewChild.required(CodeBudgets);

  /** What is looked for, from the query. */
  readonly group = input<string>();
  readonly channel = input<string>();
  readonly failure = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly tones = TONES;
  protected readonly canBeSent = canBeSent;
  protected readonly mayAct = computed(() => this.session.may('messages.act'));
  protected readonly mayReadCitizens = computed(() => this.session.may('citizens.read'));
  protected readonly chosenGroup = computed(
    () => UNDELIVERED_GROUPS.find((one) => one === this.group()) ?? 'dead',
  );
  private readonly chosenChannel = computed(() => MESSAGE_CHANNELS.find((one) => one === this.channel()));
  private readonly chosenFailure = computed(() =>
    FAILURE.test(this.failure() ?? '') ? this.failure() : undefined,
  );
  protected readonly groupText = linkedSignal<string>(() => this.group() ?? '');
  protected readonly channelText = linkedSignal<string>(() => this.channel() ?? '');
  protected readonly failureText = linkedSignal<string>(() => this.failure() ?? '');
  private readonly sums = computed<readonly UndeliveredSum[]>(() => {
    const state = this.store.sums();
    return state.status === 'ready' ? state.value.sums : [];
  });
  protected readonly hasAny = computed(() => this.store.sums().status !== 'ready' || this.sums().length > 0);
  /** What can be sent again is what stands there while nothing is chosen. */
  protected readonly groups = computed(() =>
    (['waiting', 'useless'] as const).map((value) => ({ value, label: this.say(`messages.group.${value}`) })),
  );
  protected readonly channels = computed(() =>
    MESSAGE_CHANNELS.map((value) => ({ value, label: this.say(`messages.channel.${value}`) })),
  );
  protected readonly failures = computed(() => {
    const codes = this.sums().flatMap(({ lastFailure }) => lastFailure ?? []);
    const chosen = this.chosenFailure();
    const all = new Set([...codes, ...(chosen === undefined ? [] : [chosen])]);
    return [...all].sort().map((value) => ({ value, label: value }));
  });

  constructor() {
    void this.store.loadSums();
    effect(() => {
      const search = {
        ...{ group: this.chosenGroup(), channel: this.chosenChannel(), failure: this.chosenFailure() },
        page: this.page(),
      };
      untracked(() => void this.store.show(search));
    });
  }

  protected choose(): void {
    const given = (text: string): string | null => (text === '' ? null : text);
    const queryParams = {
      ...{ group: given(this.groupText()), channel: given(this.channelText()) },
      failure: given(this.failureText()),
    };
    void this.router.navigate([], { queryParams });
  }

  protected async refresh(): Promise<void> {
    void this.budgets().load();
    const refusal = await this.store.refresh();
    if (refusal === null) this.announcer.say(this.say('messages.refreshed'));
    else this.announcer.sayRefused(this.words.sayRefusal(refusal));
  }

  protected kindOf({ kind }: UndeliveredMessage): string {
    if (kind === null) return this.say('messages.unreadable');
    return this.words.sayOr(`smsTexts.name.${kind}`, this.words.sayOr(`messages.kind.${kind}`, kind));
  }

  /** Null for what can be sent again, or waits. */
  protected whyUseless(message: UndeliveredMessage): 'tooOld' | 'unreadable' | 'maybeThere' | null {
    if (message.group === 'waiting' || canBeSent(message)) return null;
    if (!message.isOfUse) return 'tooOld';
    return message.isReadable ? 'maybeThere' : 'unreadable';
  }

  protected async sendChosen(): Promise<void> {
    // As they were when it was asked: a second try after a refusal means no others.
    const ids = this.store.chosen().map(({ id }) => id);
    const done = await this.reasons.ask({
      heading: this.say('messages.question.heading', { count: ids.length }),
      words: this.say('messages.question.words'),
      yes: this.say('messages.question.yes'),
      act: (reason) => this.store.sendChosen(ids, reason),
    });
    if (done !== null) this.tell(done.value);
  }

  protected async sendFailed(sum: UndeliveredSum, readAtMs: number): Promise<void> {
    const { channel, lastFailure, count: all } = sum;
    const max = FAILED_MESSAGES_MAX;
    const parts = [
      this.say('messages.question.ofFailure', {
        channel: this.say(`messages.channel.${channel}`),
        failure: lastFailure ?? '',
      }),
      all > max ? this.say('messages.question.wordsOfMore', { all, max }) : '',
      this.say('messages.question.words'),
    ];
    const done = await this.reasons.ask({
      heading: this.say('messages.question.heading', { count: Math.min(all, max) }),
      words: parts.join(''),
      yes: this.say('messages.question.yes'),
      act: (reason) => this.store.sendFailed(sum, readAtMs, reason),
    });
    if (done !== null) this.tell(done.value);
  }

  private tell({ sent, left }: SentAgain): void {
    this.announcer.say(this.say(left > 0 ? 'messages.sentOfMore' : 'messages.sent', { count: sent, left }));
  }
}
