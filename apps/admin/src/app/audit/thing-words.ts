// What a thing is called whose id an entry of the record names: as people know it, and by its number where nothing is known of it.
import { inject, Injectable } from '@angular/core';
import type { AuditNames } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';

@Injectable({ providedIn: 'root' })
export class ThingWords {
  private readonly words = inject(Words);

  /** `lot`, `77` → `2026年第3期 第 4 号 浙G·8888A`. */
  readonly of = (kind: string, id: string, names: AuditNames): string => {
    if (kind === 'setting') return this.words.sayOr(`settings.name.${id}`, id);
    if (kind === 'steps') return this.words.sayOr(`approvals.kind.${id}`, id);
    if (kind === 'role') return this.words.sayOr(`role.${id}`, id);
    if (kind === 'smsText') return this.words.sayOr(`smsTexts.name.${id}`, id);
    if (kind === 'table') return this.words.sayOr(`audit.table.${id}`, id);
    const name = names[`${kind}:${id}`];
    if (name === undefined) return id;
    const { text, lotNo = 0, auctionTitle = '' } = name;
    switch (kind) {
      case 'auction':
        return this.words.auctionTitle(text);
      case 'plate':
      case 'reservation':
        return formatPlate({ number: text });
      case 'lot': {
        const auction = this.words.auctionTitle(auctionTitle);
        return this.words.say('audit.lotName', { auction, no: lotNo, plate: formatPlate({ number: text }) });
      }
      default:
        return text;
    }
  };
}
