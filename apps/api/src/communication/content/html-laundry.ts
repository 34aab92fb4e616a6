// Sanitises what comes out of the database, each text once: a crowd that reads one guide must not keep the lots waiting.
import { Injectable } from '@nestjs/common';
import { sanitiseHtml } from './sanitise-html';

/** More than a site has articles that many people read at a time. */
const REMEMBERED_MAX = 100;

@Injectable()
export class HtmlLaundry {
  /** What became of which text: a changed text is another one. The first to come is the first to go. */
  private readonly cleaned = new Map<string, string>();

  clean(html: string): string {
    const known = this.cleaned.get(html);
    if (known !== undefined) return known;
    const [oldest] = this.cleaned.keys();
    if (this.cleaned.size >= REMEMBERED_MAX && oldest !== undefined) this.cleaned.delete(oldest);
    const clean = sanitiseHtml(html);
    this.cleaned.set(html, clean);
    return clean;
  }
}
