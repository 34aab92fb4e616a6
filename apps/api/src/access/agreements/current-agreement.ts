// Which agreement is in force. Read again every second at most, and cleaned once, so that a crowd that registers costs nothing.
import { Injectable } from '@nestjs/common';
import type { AgreementView } from '@haopai/contracts';
import { type Language, writtenIn } from '@haopai/rules';
import { type Agreement, agreementFor, type AgreementText, writtenTexts } from './agreement';
import { AgreementsStore } from './agreements.store';
import { cleanHtml } from './clean-html';

const FRESH_MS = 1_000;

interface Known {
  readonly agreement: Promise<Agreement>;
  readonly untilMs: number;
}

@Injectable()
export class CurrentAgreement {
  private known: Known | null = null;

  constructor(private readonly agreements: AgreementsStore) {}

  async version(): Promise<string> {
    return (await this.inForce()).version;
  }

  async head(): Promise<Pick<Agreement, 'version' | 'publishedAtMs'>> {
    return this.inForce();
  }

  async view(language: Language): Promise<AgreementView> {
    const agreement = await this.inForce();
    const { version, publishedAtMs, texts } = agreement;
    const { title, html, identityTitle, identityHtml } = agreementFor(agreement, language);
    const written = writtenIn(
      writtenTexts(texts).map(([one]) => one),
      language,
    );
    return {
      ...{ version, publishedAtMs, title, html, identity: { title: identityTitle, html: identityHtml } },
      ...(written === null || written === language ? {} : { writtenIn: written }),
    };
  }

  private inForce(): Promise<Agreement> {
    if (this.known !== null && performance.now() < this.known.untilMs) return this.known.agreement;
    const agreement = this.read();
    this.known = { agreement, untilMs: performance.now() + FRESH_MS };
    // What failed is asked again at once.
    agreement.catch(() => (this.known = null));
    return agreement;
  }

  private async read(): Promise<Agreement> {
    const agreement = await this.agreements.inForce();
    if (agreement === null) throw new Error('No user agreement is in force');
    const { texts, ...rest } = agreement;
    const cleaned = writtenTexts(texts).map(([language, text]) => [language, cleanText(text)] as const);
    return { ...rest, texts: Object.fromEntries(cleaned) };
  }
}

function cleanText(text: AgreementText): AgreementText {
  return { ...text, html: cleanHtml(text.html), identityHtml: cleanHtml(text.identityHtml) };
}
