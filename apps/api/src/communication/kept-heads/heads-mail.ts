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
    // All of them: an address that takes none keeps none from those behind it.
    const outcomes: string[] = [];
    for (const [index, to] of this.addresses.entries()) {
      const token = `${mark}-${index}`;
      outcomes.push((await this.sender.send({ template: 'keptHeads', to, subject, text, token })).kind);
    }
    const failed = outcomes.filter((kind) => kind !== 'accepted');
    if (failed.length > 0) throw new Error(`a mail with heads could not be sent: ${failed.join(', ')}`);
  }

  lines(): null {
    return null;
  }
}
