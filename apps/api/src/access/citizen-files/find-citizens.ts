// Use case: the staff look for citizens. What is sealed, and a name, is found by its keyed hash, and so exactly or not at all.
import { Injectable } from '@nestjs/common';
import type { CitizenLine, CitizenSearchBody, FieldRefusal, Page } from '@haopai/contracts';
import { parseMobile } from '@haopai/rules';
import type { Actor } from '../staff-authentication';
import { RefusalError } from '../../platform/errors';
import { NameHashes, readDocumentKeys } from '../citizens';
import { PersonalData } from '../../platform/personal-data';
import { CitizenFilesStore, type StoredSearch } from './citizen-files.store';
import { citizenLine } from './filed-citizen';

@Injectable()
export class FindCitizens {
  constructor(
    private readonly store: CitizenFilesStore,
    private readonly personalData: PersonalData,
    private readonly names: NameHashes,
  ) {}

  /** The newest first; pages count from 1. */
  async execute(
    actor: Actor,
    body: CitizenSearchBody,
    page: number,
    size: number,
  ): Promise<Page<CitizenLine> | RefusalError> {
    const refusal = actor.lacks('citizens.read');
    if (refusal !== undefined) return refusal;
    const search = this.read(body, Date.now());
    if (search instanceof RefusalError) return search;
    const { citizens, total } = await this.store.page(search, size, (page - 1) * size);
    return { items: citizens.map(citizenLine), total, page, size };
  }

  /** A number that cannot be one is refused: nobody would be found by a slip of the finger, and nobody would know why. */
  private read(
    { username, name, mobile, document, region, kind, isLocked }: CitizenSearchBody,
    nowMs: number,
  ): StoredSearch | RefusalError<'ACCOUNT.INVALID'> {
    const number = mobile === undefined ? undefined : parseMobile(mobile);
    const keys = document === undefined ? undefined : readDocumentKeys(document, nowMs);
    const nameHash = name === undefined ? undefined : this.names.of(name);
    const fields: FieldRefusal[] = [];
    if (nameHash === null) fields.push({ path: 'name', code: 'TEXT.EMPTY', data: {} });
    if (number?.ok === false) fields.push({ path: 'mobile', code: number.code, data: number.data });
    if (keys?.ok === false) fields.push({ path: 'document', code: keys.code, data: keys.data });
    if (fields.length > 0) return new RefusalError('ACCOUNT.INVALID', { fields });
    return {
      ...{ usernameStart: username, region, kind, isLocked, nameHash: nameHash ?? undefined },
      mobileHash: number?.ok === true ? this.personalData.hash('mobile', number.value) : undefined,
      documentHashes:
        keys?.ok === true ? keys.value.map((key) => this.personalData.hash(key.kind, key.text)) : undefined,
    };
  }
}
