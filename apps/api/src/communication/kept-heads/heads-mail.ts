// HeadsPlace of mails to named addresses: kept by whoever reads them, given back by nobody. Not by the outbox, which lies in the database.
import { LANGUAGES } from '@haopai/rules';
import { textsIn } from '../../texts';
import { MailSender } from '../notifications';
import type { HeadsPlace } from './heads-place';

export class HeadsMail implements HeadsPlace {
  readonly name = 'mail';

  constructor(
    private readonly sender: MailSender,
    private readonly addresses: readonly string[],
  ) {}

  async keep(line: string, mark: string): Promise<void> {
    // Whoever reads them is not of the staff, and has no language here.
    const words = LANGUAGES.map((language) => textsIn(language).keptHeads);
    const subject = words.map((each) => each.subject).join(' / ');
    const text = [...words.flatMap((each) => [each.lead, '']), line, ''].join('\n');
    for (const [index, to] of this.addresses.entries()) {
      const token = `${mark}-${index}`;
      const outcome = await this.sender.send({ template: 'keptHeads', to, subject, text, token });
      if (outcome.kind !== 'accepted') throw new Error(`no mail with heads could be sent: ${outcome.kind}`);
    }
  }

  lines(): null {
    return null;
  }
}
