// Brings the sandbox's notices to the site as a provider does: signed, over HTTP, and again when nobody acknowledged them.
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { NOTICE_PATH, NOTICE_SIGNATURE_HEADER } from '../../../platform/http';
import { Rounds } from '../../../platform/scheduling';
import { SandboxKeys } from './sandbox-keys';
import { type DueNotice, SandboxNoticesStore } from './sandbox-notices.store';
import { SANDBOX_ACKNOWLEDGEMENT } from './sandbox-payments';

const LOOK_EVERY_MS = 500;
const BATCH_MAX = 10;
const ATTEMPTS_MAX = 6;
const AGAIN_AFTER_MS = 5_000;
const ANSWER_MAX_MS = 4_000;

@Injectable()
export class SandboxCourier implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds | null;

  constructor(
    config: Config,
    private readonly store: SandboxNoticesStore,
    private readonly keys: SandboxKeys,
    private readonly host: HttpAdapterHost,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    // Where nobody can pay on its page there is nothing to tell.
    const isAtWork =
      config.role !== 'engine' && config.environment !== 'production' && config.payments.kind === 'sandbox';
    const round = (): Promise<boolean> => this.round();
    this.rounds = isAtWork
      ? new Rounds({ name: 'sandbox courier', round, pauseMs: LOOK_EVERY_MS, log })
      : null;
  }

  onApplicationBootstrap(): void {
    this.rounds?.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds?.stop();
  }

  wakeUp(): void {
    this.rounds?.wakeUp();
  }

  private async round(): Promise<boolean> {
    const origin = this.ownOrigin();
    if (origin === null) return false;
    const due = await this.store.claim(BATCH_MAX, AGAIN_AFTER_MS);
    // One after the other: their order is what this is about.
    for (const notice of due) await this.bring(origin, notice);
    return due.length === BATCH_MAX;
  }

  private async bring(origin: string, { id, body, attempts }: DueNotice): Promise<void> {
    const isTaken = await this.tell(origin, body);
    if (isTaken || attempts >= ATTEMPTS_MAX) await this.store.forget(id);
  }

  private async tell(origin: string, body: string): Promise<boolean> {
    try {
      const answer = await fetch(`${origin}${NOTICE_PATH}/sandbox`, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          [NOTICE_SIGNATURE_HEADER]: await this.keys.sign(body),
        },
        signal: AbortSignal.timeout(ANSWER_MAX_MS),
      });
      return (await answer.text()) === SANDBOX_ACKNOWLEDGEMENT;
    } catch {
      return false;
    }
  }

  /** Null before it listens. */
  private ownOrigin(): string | null {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | string | null };
    const address = server.address();
    if (address === null || typeof address === 'string') return null;
    const isEverywhere = address.address === '::' || address.address === '0.0.0.0';
    const host = isEverywhere ? '127.0.0.1' : address.address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }
}
