// Takes a newer version of the site with the next change of page, so that a tab left open for days is not stuck with an old one.
import { DOCUMENT, Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { NavigationEnd, type NavigationError, NavigationStart, Router } from '@angular/router';

const LOOK_AGAIN_AFTER_MS = 5 * 60_000;
/** A file that is missing still after a fresh load is missing for good: nobody is sent round in a circle. */
const MENDED_KEY = 'haopai.mended';
const MENDED_LATELY_MS = 20_000;

const MAIN_SCRIPT = /main-[A-Z0-9]{8}\.js/;
/** How Chromium, Firefox and Safari say that a page's script did not come. */
const SCRIPT_MISSING = /dynamically imported module|importing a module script failed/i;

@Injectable({ providedIn: 'root' })
export class SiteVersion {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly own = this.mainScriptOf(this.document.documentElement.innerHTML);
  private lookedAtMs = performance.now();
  private isOutdated = false;

  /** Without a hashed main script (a development build) there are no versions to tell apart. */
  watch(): void {
    if (this.own === null) return;
    this.document.addEventListener('visibilitychange', () => void this.look());
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart && this.isOutdated) this.load(event.url);
      if (event instanceof NavigationEnd) void this.look();
    });
  }

  /** After an upgrade the files of the version before may be gone: the address is loaded anew, with the version that is there. */
  mend({ error, url }: NavigationError): void {
    if (!(error instanceof Error) || !SCRIPT_MISSING.test(error.message)) return;
    if (mayMendNow()) this.load(url);
  }

  /** Asks which version is there, now and then, and only for a page that somebody sees. */
  private async look(): Promise<void> {
    const nowMs = performance.now();
    if (this.document.hidden || nowMs - this.lookedAtMs < LOOK_AGAIN_AFTER_MS) return;
    this.lookedAtMs = nowMs;
    try {
      const answer = await fetch(this.document.baseURI, { cache: 'no-cache' });
      const newest = answer.ok ? this.mainScriptOf(await answer.text()) : null;
      this.isOutdated ||= newest !== null && newest !== this.own;
    } catch {
      // No network: the next look will tell.
    }
  }

  /** `url` as the router says it, without what stands before all addresses of the app. */
  private load(url: string): void {
    this.document.location.assign(this.location.prepareExternalUrl(url));
  }

  private mainScriptOf(html: string): string | null {
    return MAIN_SCRIPT.exec(html)?.[0] ?? null;
  }
}

/** Where storage is forbidden nothing could end the circle: the visitor loads the page anew by hand. */
function mayMendNow(): boolean {
  try {
    const mendedAtMs = Number(sessionStorage.getItem(MENDED_KEY) ?? 0);
    if (Date.now() - mendedAtMs < MENDED_LATELY_MS) return false;
    sessionStorage.setItem(MENDED_KEY, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
