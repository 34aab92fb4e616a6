// Pushes to this browser: what it can do, whether they are on, and switching them. The site learns of each change before the page says so.
import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { PushSubscriptionBody, Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { PushClient, Session } from '@haopai/web-data';
import type { Language } from '@haopai/rules';
import { isPushWantedBy, keepPushChoice } from './push-choice';

/** `unavailable`: the browser cannot, or the site sends none. `blocked`: its user told it to let none through. */
export type PushState = 'unknown' | 'unavailable' | 'blocked' | 'off' | 'on';

const WORKER_WITHIN_MS = 3_000;

@Injectable({ providedIn: 'root' })
export class BrowserPush {
  private readonly client = inject(PushClient);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  private readonly current = signal<PushState>('unknown');

  readonly state = this.current.asReadonly();
  readonly isBusy = signal(false);
  readonly refusal = signal<Refusal | null>(null);

  constructor() {
    // A log-in has a new session, and a language other words: the site is told again where pushes are on.
    effect(() => {
      const citizenId = this.session.citizenId();
      this.words.language();
      untracked(() => void this.look(citizenId));
    });
  }

  async switchOn(): Promise<void> {
    await this.alone(async () => {
      const key = await this.siteKey();
      if (key === null) return 'unavailable';
      if ((await Notification.requestPermission()) !== 'granted')
        return Notification.permission === 'denied' ? 'blocked' : 'off';
      const subscription = await this.subscribe(key);
      if (subscription === null) return 'unavailable';
      if (!(await this.tell(subscription))) return 'off';
      keepPushChoice(this.session.citizenId());
      return 'on';
    });
  }

  async switchOff(): Promise<void> {
    await this.alone(async () => {
      keepPushChoice(null);
      if (!canPush()) return 'unavailable';
      const subscription = await (await readyWorker())?.pushManager.getSubscription();
      if (!subscription) return 'off';
      await this.client.unsubscribe({ endpoint: subscription.endpoint });
      await subscription.unsubscribe();
      return 'off';
    });
  }

  private async look(citizenId: number | null): Promise<void> {
    if (!canPush()) return this.current.set('unavailable');
    if (Notification.permission === 'denied') return this.current.set('blocked');
    if (citizenId === null || !isPushWantedBy(citizenId)) return this.current.set('off');
    await this.alone(async () => {
      const key = await this.siteKey();
      const subscription = key === null ? null : await this.subscribe(key);
      return subscription !== null && (await this.tell(subscription)) ? 'on' : 'off';
    });
  }

  private async alone(change: () => Promise<PushState>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      this.current.set(await change());
    } catch {
      // The browser's own refusal, as in a private window.
      this.current.set('unavailable');
    }
    this.isBusy.set(false);
  }

  /** Null when the site sends none, or does not answer. */
  private async siteKey(): Promise<string | null> {
    const answer = await this.client.key();
    if (answer.ok) return answer.value.publicKey;
    this.refusal.set(answer.refusal);
    return null;
  }

  /** Under the site's present key: one for another key is of no use any more. */
  private async subscribe(key: string): Promise<PushSubscription | null> {
    const manager = (await readyWorker())?.pushManager;
    if (manager === undefined) return null;
    const known = await manager.getSubscription();
    if (known !== null && isForKey(known, key)) return known;
    await known?.unsubscribe();
    return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }

  private async tell(subscription: PushSubscription): Promise<boolean> {
    const body = bodyOf(subscription, this.words.language());
    if (body === null) return false;
    const answer = await this.client.subscribe(body);
    if (!answer.ok) this.refusal.set(answer.refusal);
    return answer.ok;
  }
}

function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** The one that public/sw.js makes; undefined where none is registered, as in development. */
function readyWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const tooLong = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WORKER_WITHIN_MS));
  return Promise.race([navigator.serviceWorker.ready, tooLong]);
}

function isForKey({ options }: PushSubscription, key: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}

function bodyOf(subscription: PushSubscription, language: Language): PushSubscriptionBody | null {
  const { keys } = subscription.toJSON();
  const p256dh = keys?.['p256dh'];
  const auth = keys?.['auth'];
  if (p256dh === undefined || auth === undefined) return null;
  return { endpoint: subscription.endpoint, keys: { p256dh, auth }, language };
}
