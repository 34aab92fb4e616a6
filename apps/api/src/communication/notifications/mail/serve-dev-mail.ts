// GET /dev/mail, before sessions and pages, and in no production at all: there it is as unknown as any other address.
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { type Language, LANGUAGE_FACTS, nextLanguage } from '@haopai/rules';
import { Config } from '../../../platform/config';
import { askedLanguage, devPage, escapeHtml } from '../../../platform/http';
import { textsIn } from '../../../texts';
import { SandboxMail, type SandboxMailView } from './sandbox-mail';

const PATH = '/dev/mail';
const SHOWN_MAX = 50;

export function serveDevMail(app: NestExpressApplication): void {
  if (app.get(Config).environment === 'production') return;
  const sandbox = app.get(SandboxMail);
  app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path !== '/') {
      next();
      return;
    }
    sandbox.newest(SHOWN_MAX).then((mails) => {
      response.setHeader('Cache-Control', 'no-store');
      if (request.query['format'] === 'json') response.json({ items: mails });
      else response.type('html').send(devMailPage(askedLanguage(request), mails));
    }, next);
  });
}

/** Everything in it is escaped. */
function devMailPage(language: Language, mails: readonly SandboxMailView[]): string {
  const words = textsIn(language).devMail;
  const other = nextLanguage(language);
  const list =
    mails.length === 0 ? `<p role="status">${words.empty}</p>` : `<ol>${mails.map(itemOf).join('')}</ol>`;
  const links = `<a href="?lang=${other}">${LANGUAGE_FACTS[other].name}</a>`;
  return devPage({ language, title: words.title, lead: words.lead, links, body: list });
}

function itemOf({ to, subject, text, atMs }: SandboxMailView): string {
  const time = new Date(atMs);
  return `<li><div class="head"><span>${escapeHtml(to)}</span>
<time datetime="${time.toISOString()}">${time.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}</time></div>
<strong>${escapeHtml(subject)}</strong><div style="white-space:pre-wrap">${escapeHtml(text)}</div></li>`;
}
