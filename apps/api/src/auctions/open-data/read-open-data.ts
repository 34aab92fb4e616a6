// Use case: anybody takes what ended auctions came to along, in a shape that other programs read. Drills came to nothing.
import { Injectable } from '@nestjs/common';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { FindContact } from '../../communication/content';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { FindAuctions } from '../public';
import { FindResults } from '../results';
import { composePackage, LICENSE, OCDS_VERSION, ocidOf, packageAddress } from './compose-package';
import type { OpenDataIndexDto, PublisherDto, ReleasePackageDto } from './open-data.dto';
import { PublicationsStore } from './publications.store';

/** Where no office is known. */
const NO_OFFICE = 'Haopai';

@Injectable()
export class ReadOpenData {
  private readonly origin: string;

  constructor(
    config: Config,
    private readonly auctions: FindAuctions,
    private readonly results: FindResults,
    private readonly publications: PublicationsStore,
    private readonly contact: FindContact,
  ) {
    this.origin = config.http.origins[0] ?? '';
  }

  /** The newest first. */
  async index(page: number, size: number): Promise<OpenDataIndexDto> {
    const [ended, publisher] = await Promise.all([this.auctions.pastSales(page, size), this.publisher()]);
    return {
      ...{ version: OCDS_VERSION, publisher, license: LICENSE, total: ended.total, page, size },
      items: ended.items.map(({ id, title, endedAtMs, startsAtMs }) => ({
        ...{ ocid: ocidOf(id), title, uri: packageAddress(this.origin, id) },
        endedDate: new Date(endedAtMs ?? startsAtMs).toISOString(),
      })),
    };
  }

  async ofAuction(auctionId: number): Promise<ReleasePackageDto | RefusalError> {
    const result = await this.results.ofAuction(auctionId, 'lotNo', 'asc');
    if (result instanceof RefusalError) return result;
    if (result.auction.isDrill === true) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const [publishedAtMs, publisher] = await Promise.all([
      this.publications.publishedAtMs(auctionId),
      this.publisher(),
    ]);
    return composePackage({ result, publishedAtMs, origin: this.origin, publisher });
  }

  private async publisher(): Promise<PublisherDto> {
    const contact = await this.contact.execute(DEFAULT_LANGUAGE);
    const name = contact instanceof RefusalError ? NO_OFFICE : contact.office;
    return { name, ...(this.origin === '' ? {} : { uri: this.origin }) };
  }
}
