// Hands pushes to browsers' push services (RFC 8030): encrypted for the browser, signed by the site, and to no other host.
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { Config } from '../../../platform/config';
import type { Outcome } from '../outbox/outcome';
import { isPushEndpoint } from './push-endpoint';
import { PushKeys } from './push-keys';

export interface PushSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface Push {
  readonly text: string;
  /** A later push of the same topic takes the place of one that the browser has not fetched. */
  readonly topic: string;
  readonly validS: number;
}

/** `gone`: the browser wants no more, ever. */
export type PushOutcome = Outcome | { readonly kind: 'gone' };

const ANSWER_MAX_MS = 10_000;
const RETRY_AFTER_MAX_S = 3_600;
/** The site could not reach them: nothing was taken. */
const NEVER_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

@Injectable()
export class PushServices {
  constructor(
    private readonly config: Config,
    private readonly keys: PushKeys,
  ) {}

  async send(subscription: PushSubscription, push: Push): Promise<PushOutcome> {
    const { endpoint } = subscription;
    // Looked at again: the list may have become shorter since the browser subscribed.
    if (!isPushEndpoint(endpoint, this.config.push.hosts)) return { kind: 'gone' };
    const vapidDetails = await this.keys.current();
    if (vapidDetails === null) return { kind: 'expired' };
    const options = {
      vapidDetails,
      TTL: push.validS,
      topic: push.topic,
      contentEncoding: 'aes128gcm' as const,
    };
    const details = detailsOf(subscription, push.text, options);
    if (details === null) return { kind: 'gone' };
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: details.headers,
        body: details.body,
        // It could lead to a host that is not on the list.
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MAX_MS),
      });
      await response.body?.cancel();
      return outcomeOfStatus(response);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }
}

/** Null when the browser's keys are none. */
function detailsOf(
  { endpoint, keys }: PushSubscription,
  text: string,
  options: webPush.RequestOptions,
): { readonly headers: Record<string, string>; readonly body: Uint8Array<ArrayBuffer> } | null {
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { ...keys } }, text, options);
    // The length is fetch's business.
    const given = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    return {
      headers: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
      body: Uint8Array.from(body ?? []),
    };
  } catch {
    return null;
  }
}

function outcomeOfStatus({ status, headers }: Response): PushOutcome {
  const code = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: 'accepted', ref: null };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 429 || status === 503) {
    const afterS = Number(headers.get('retry-after') ?? 0);
    return Number.isFinite(afterS)
      ? { kind: 'later', code, afterMs: Math.min(Math.max(afterS, 0), RETRY_AFTER_MAX_S) * 1_000 }
      : { kind: 'later', code };
  }
  return status >= 500 ? { kind: 'unknown', code } : { kind: 'refused', code };
}

function outcomeOfFailure(error: unknown): PushOutcome {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const name = typeof code === 'string' ? code : 'NO_ANSWER';
  return { kind: NEVER_SENT.includes(code) ? 'later' : 'unknown', code: name };
}
