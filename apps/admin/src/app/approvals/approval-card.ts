// What somebody asked for: what, how much, why; and for whoever may, the ways to decide it.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApprovalView, Refusal } from '@haopai/contracts';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { Notice, StateChip, YuanPipe } from '@haopai/web-ui';
import { ActWords } from '../audit/act-words';
import { FactWords } from '../audit/fact-words';
import { addressOf } from './address-of';
import { DecideApproval } from './decide-approval';

const TONES = { open: 'alert', approved: 'lead', declined: 'stop', takenBack: 'neutral' } as const;
/** Which state of the record was seen is nobody's question; numbers for the program, neither. */
const UNTOLD: readonly string[] = ['version', 'actId', 'auctionId', 'amountFen'];

@Component({
  selector: 'hp-approval-card',
  imports: [MomentPipe, Notice, RouterLink, StateChip, YuanPipe],
  template: `
    <article class="hp-card" [attr.data-testid]="'approval-' + approval().id">
      <div class="head">
        <h2>
          {{ say('approvals.kind.' + approval().kind) }}
          @if (address(); as where) {
            <a [routerLink]="where">{{ subject() }}</a>
          } @else {
            {{ subject() }}
          }
        </h2>
        <hp-state-chip data-testid="approval-state" [tone]="tones[approval().state]">{{
          say('approvals.state.' + approval().state)
        }}</hp-state-chip>
      </div>
      <dl class="hp-facts">
        @if (approval().amountFen !== null) {
          <dt>{{ say('approvals.amount') }}</dt>
          <dd>{{ approval().amountFen | yuan }}</dd>
        }
        @for (fact of facts(); track fact.name) {
          <dt>{{ fact.label }}</dt>
          <dd>{{ fact.value }}</dd>
        }
        <dt>{{ say('approvals.askedBy') }}</dt>
        <dd>{{ approval().askedByName }} · {{ approval().askedAtMs | hpMoment }}</dd>
        @if (approval().reason !== '') {
          <dt>{{ say('reason.label') }}</dt>
          <dd>{{ approval().reason }}</dd>
        }
        @if (approval().decidedByName; as name) {
          <dt>{{ say('approvals.decidedBy') }}</dt>
          <dd>{{ name }} · {{ approval().decidedAtMs | hpMoment }}</dd>
        }
        @if (approval().decisionReason; as reason) {
          <dt>{{ say('approvals.decisionReason') }}</dt>
          <dd>{{ reason }}</dd>
        }
      </dl>
      @if (approval().state === 'open') {
        @if (changedBy(); as words) {
          <hp-notice kind="failed" data-testid="approval-changed" [heading]="words">{{
            say('approvals.changedWords')
          }}</hp-notice>
        }
        <div class="row">
          @if (approval().mayDecide) {
            <button
              type="button"
              class="hp-button grave small"
              data-testid="approve"
              (click)="act('approve')"
            >
              {{ say('approvals.approve.yes') }}
            </button>
            <button
              type="button"
              class="hp-button quiet small"
              data-testid="decline"
              (click)="act('decline')"
            >
              {{ say('approvals.decline.yes') }}
            </button>
          } @else if (approval().isOwn) {
            <p class="hp-soft">{{ say('approvals.waits') }}</p>
            <button
              type="button"
              class="hp-button quiet small"
              data-testid="approval-take-back"
              (click)="act('takeBack')"
            >
              {{ say('approvals.takeBack.yes') }}
            </button>
          } @else {
            <p class="hp-soft" data-testid="approval-why-not">{{ whyNot() }}</p>
          }
        </div>
      }
    </article>
  `,
  styles: `
    article {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      overflow-wrap: anywhere;
    }
    .head,
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    h2,
    p {
      margin: 0;
    }
  `,
})
export class ApprovalCard {
  private readonly acts = inject(ActWords);
  private readonly factWords = inject(FactWords);
  private readonly decide = inject(DecideApproval);

  readonly approval = input.required<ApprovalView>();
  /** Of whoever was added or reset by it, shown this once. */
  readonly given = output<string>();
  /** It was decided, here or by somebody else meanwhile. */
  readonly decided = output();

  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  private readonly refusal = signal<Refusal | null>(null);
  /** Who was faster than whoever approves, as in a form. */
  protected readonly changedBy = computed(() => {
    const refusal = this.refusal();
    if (refusal === null) return null;
    if (!('changedBy' in refusal.data)) return this.say('approvals.changed');
    const { changedBy: name = '', changedAtMs = 0 } = refusal.data;
    return this.say('approvals.changedBy', { name, time: momentOf(changedAtMs) });
  });
  /** What else than the permission stands in the way. */
  protected readonly whyNot = computed(() => {
    const { whyNot = null } = this.approval();
    return whyNot === null || whyNot.code === 'STAFF.FORBIDDEN'
      ? this.say('approvals.notYours')
      : this.words.sayRefusal(whyNot);
  });
  protected readonly tones = TONES;
  /** Of rules and roles the kind has already said what they are. */
  protected readonly subject = computed(() => {
    const { kind, subject } = this.approval();
    return kind === 'steps' || kind === 'roles' ? this.acts.thing(subject) : this.acts.subject(subject);
  });
  protected readonly address = computed(() => addressOf(this.approval()));
  protected readonly facts = computed(() =>
    Object.entries(this.approval().facts)
      .filter(([name, value]) => !UNTOLD.includes(name) && value !== null && value !== false)
      .map(([name, value]) => ({
        name,
        label: this.factWords.name(name),
        value: this.factWords.value(name, listOf(name, value)),
      })),
  );

  protected async act(way: 'approve' | 'decline' | 'takeBack'): Promise<void> {
    const approval = this.approval();
    const isAsked =
      way === 'approve'
        ? await this.decide.approve(approval, {
            changed: (refusal) => this.refusal.set(refusal),
            given: (password) => this.given.emit(password),
          })
        : await this.decide[way](approval);
    if (isAsked) this.decided.emit();
  }
}

/** Facts are plain: what is a list of something is written as text. */
function listOf(name: string, value: string | number | boolean | null): unknown {
  if (name === 'steps') return JSON.parse(String(value));
  return name === 'permissions' || name === 'roles' ? String(value).split(',') : value;
}
