// The regions as spreadsheets name them.
import { Injectable } from '@nestjs/common';
import { type Language, regionName } from '@haopai/rules';
import { RegionsStore } from '../../access/citizens';
import type { Transaction } from '../../platform/database';

@Injectable()
export class SheetRegions {
  constructor(private readonly regions: RegionsStore) {}

  /** Codes by code and by name, in both languages and in small letters; also by a name that leaves out 区 or 县, where one region alone has it. */
  async codes(transaction: Transaction | null = null): Promise<ReadonlyMap<string, string>> {
    const regions = await this.regions.all(transaction);
    const whole = regions.flatMap(({ code, nameZh, nameEn }) =>
      [code, nameZh, nameEn.toLowerCase()].map((name): [string, string] => [name, code]),
    );
    const short = regions.flatMap(({ code, nameZh, nameEn }) =>
      [shortOf(nameZh), shortOf(nameEn.toLowerCase())].map((name): [string, string] => [name, code]),
    );
    const unique = short.filter(([name, code]) =>
      short.every((other) => other[0] !== name || other[1] === code),
    );
    const known = new Map(whole);
    return new Map([...whole, ...unique.filter(([name]) => name !== '' && !known.has(name))]);
  }

  /** By code, and in the order of the codes. */
  async names(language: Language): Promise<ReadonlyMap<string, string>> {
    const regions = await this.regions.all();
    return new Map(regions.map((region) => [region.code, regionName(region, language)] as const));
  }
}

/** 婺城 for 婺城区, wucheng for wucheng district. */
function shortOf(name: string): string {
  return name.replace(/(?:[区县市]|\s(?:district|county|city))$/u, '');
}
