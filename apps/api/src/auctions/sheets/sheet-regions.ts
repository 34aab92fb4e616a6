// The regions as spreadsheets name them.
import { Injectable } from '@nestjs/common';
import { type Language, regionName } from '@haopai/rules';
import { RegionsStore } from '../../access/citizens';
import type { Transaction } from '../../platform/database';

@Injectable()
export class SheetRegions {
  constructor(private readonly regions: RegionsStore) {}

  /** Codes by code and by name, in both languages and in small letters. */
  async codes(transaction: Transaction | null = null): Promise<ReadonlyMap<string, string>> {
    const regions = await this.regions.all(transaction);
    return new Map(
      regions.flatMap(({ code, nameZh, nameEn }) =>
        [code, nameZh, nameEn.toLowerCase()].map((name): [string, string] => [name, code]),
      ),
    );
  }

  /** By code, and in the order of the codes. */
  async names(language: Language): Promise<ReadonlyMap<string, string>> {
    const regions = await this.regions.all();
    return new Map(regions.map((region) => [region.code, regionName(region, language)] as const));
  }
}
