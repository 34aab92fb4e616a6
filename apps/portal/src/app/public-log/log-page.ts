// How the public log stands, for everybody: how large it is, who signs it beside the site, and whether the time is stamped by others.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LogStatus } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import type { ReadRequest } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';

const STATUS: ReadRequest<LogStatus> = { path: '/log/status' };

@Component({
  selector: 'hp-log-page',
  imports: [Icon, LoadFailed, LoadStale, Notice, RouterLink, Skeleton],
  templateUrl: './log-page.html',
  styleUrl: './log-page.scss',
})
export class LogPage {
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly moment = momentOf;
  protected readonly status = reading(() => STATUS);
  /** What a reader should know first. */
  protected readonly verdict = computed(() => {
    const status = this.status.value();
    if (status === null) return null;
    if (status.isStopped) return 'stopped';
    if (status.witnesses.length === 0) return 'alone';
    return status.signed < status.wanted ? 'missing' : 'witnessed';
  });
}
