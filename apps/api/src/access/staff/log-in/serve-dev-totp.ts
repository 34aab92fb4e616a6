// GET /dev/totp: the codes that staff's phones show now, for who has no phone at hand; before sessions and pages, and in no
// production at all: there it is as unknown as any other address.
import type { StaffRole } from '@haopai/contracts';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { type Language, LANGUAGE_FACTS, nextLanguage } from '@haopai/rules';
import { StaffStore } from '../../staff-authentication';
import { Config } from '../../../platform/config';
import { askedLanguage, devPage, escapeHtml } from '../../../platform/http';
import { PersonalData } from '../../../platform/personal-data';
import { textsIn } from '../../../texts';
import { codeAt } from './totp-codes';

const PATH = '/dev/totp';

export interface DevTotp {
  readonly username: string;
  readonly roles: readonly StaffRole[];
  readonly code: string;
}

export function serveDevTotp(app: NestExpressApplication): void {
  if (app.get(Config).environment === 'production') return;
  const [staff, personalData] = [app.get(StaffStore), app.get(PersonalData)];
  const codesNow = async (): Promise<readonly DevTotp[]> =>
    (await staff.all()).flatMap(({ username, roles, totpSealed }) =>
      totpSealed === null
        ? []
        : [{ username, roles, code: codeAt(personalData.open(totpSealed), Date.now()) }],
    );
  app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path !== '/') {
      next();
      return;
    }
    codesNow().then((items) => {
      response.setHeader('Cache-Control', 'no-store');
      if (request.query['format'] === 'json') response.json({ items });
      else response.type('html').send(pageOf(items, askedLanguage(request)));
    }, next);
  });
}

function pageOf(items: readonly DevTotp[], language: Language): string {
  const { title, lead, empty, code } = textsIn(language).devTotp;
  const next = nextLanguage(language);
  const lines = items.map(
    (
      item,
    ) => `<li><div class="head"><span>${escapeHtml(item.username)}</span><span>${item.roles.join(', ')}</span></div>
<div class="code" aria-label="${code} ${item.code}">${item.code}</div></li>`,
  );
  return devPage({
    ...{ language, title, lead },
    links: `<a href="?lang=${next}">${LANGUAGE_FACTS[next].name}</a>`,
    body: lines.length === 0 ? `<p role="status">${empty}</p>` : `<ol>${lines.join('')}</ol>`,
  });
}
