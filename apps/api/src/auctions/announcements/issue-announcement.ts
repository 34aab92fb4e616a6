// Use case: everybody takes the announcement of an auction along, as the one file that there is of it in a language: made when it is
// first asked for, kept, and its digest written into the record of acts, so that none can be changed unseen.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import { Audit } from '../../access/audit';
import { FindContact } from '../../communication/content';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ReadConditions } from '../conditions';
import { FindAuctions } from '../public';
import type { AnnouncementFacts } from './announcement-facts';
import { AnnouncementPrinter } from './announcement-printer';
import { type AnnouncementFile, type AnnouncementKey, AnnouncementsStore } from './announcements.store';
import { composeAnnouncement } from './compose-announcement';

const SITE = { staffId: null, name: 'site', address: '' };
/** In memory: what a crowd asks for is the auction that comes next, in two languages. */
const HELD_MAX = 8;

@Injectable()
export class IssueAnnouncement {
  private readonly held = new Map<string, AnnouncementFile>();
  private readonly making = new Map<string, Promise<AnnouncementFile | RefusalError>>();

  constructor(
    private readonly auctions: FindAuctions,
    private readonly store: AnnouncementsStore,
    private readonly conditions: ReadConditions,
    private readonly contact: FindContact,
    private readonly printer: AnnouncementPrinter,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** A drill is announced to nobody. */
  async execute(auctionId: number, language: Language): Promise<AnnouncementFile | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const terms = await this.store.termsOf(auctionId);
    if (terms === null || auction.isDrill === true)
      return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const key = { auctionId, version: terms.version, language };
    const name = `${auctionId}.${terms.version}.${language}`;
    const held = this.held.get(name);
    if (held !== undefined) return held;
    const made = await this.onceAtATime(name, async () => {
      const kept = await this.store.find(key);
      if (kept !== null) return kept;
      const [lots, conditions, { notes }, contact] = await Promise.all([
        this.store.lotsOf(auctionId),
        this.conditions.execute(auctionId, language),
        this.notesOf(auctionId),
        this.contact.execute(language),
      ]);
      if (conditions instanceof RefusalError) return conditions;
      const office = contact instanceof RefusalError ? '' : contact.office;
      return this.make(key, { auction, terms, lots, conditions, notes, office });
    });
    if (!(made instanceof RefusalError)) this.hold(name, made);
    return made;
  }

  private async notesOf(auctionId: number): Promise<Pick<AnnouncementFacts, 'notes'>> {
    const notes = await this.auctions.notesOf(auctionId);
    return notes instanceof RefusalError ? { notes: [] } : notes;
  }

  /** Of two that are made at once, on two instances, the first that is kept is the one. */
  private async make(
    key: AnnouncementKey,
    facts: AnnouncementFacts,
  ): Promise<AnnouncementFile | RefusalError> {
    const printed = await this.printer.print(composeAnnouncement(facts, key.language));
    if (printed instanceof RefusalError) return printed;
    const pdf = Buffer.from(printed);
    const file = { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
    await this.transactions.run(async (transaction) => {
      if (!(await this.store.keep(transaction, key, file))) return;
      await this.audit.write(transaction, SITE, {
        act: 'auction.announced',
        subject: `announcement:${key.auctionId}`,
        after: { language: key.language, version: key.version, sha256: file.sha256 },
      });
    });
    return (await this.store.find(key)) ?? file;
  }

  private onceAtATime(
    name: string,
    make: () => Promise<AnnouncementFile | RefusalError>,
  ): Promise<AnnouncementFile | RefusalError> {
    const under = this.making.get(name) ?? make().finally(() => this.making.delete(name));
    this.making.set(name, under);
    return under;
  }

  private hold(name: string, file: AnnouncementFile): void {
    this.held.set(name, file);
    const [oldest] = this.held.keys();
    if (this.held.size > HELD_MAX && oldest !== undefined) this.held.delete(oldest);
  }
}
