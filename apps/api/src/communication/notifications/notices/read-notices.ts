// Use case: a citizen looks through their notices, and has read them.
import { Injectable } from '@nestjs/common';
import type { NoticeView, Page, UnreadNotices } from '@haopai/contracts';
import { RefusalError } from '../../../platform/errors';
import { NoticesStore } from './notices.store';

@Injectable()
export class ReadNotices {
  constructor(private readonly notices: NoticesStore) {}

  async page(citizenId: number, page: number, size: number): Promise<Page<NoticeView>> {
    const [items, total] = await Promise.all([
      this.notices.page(citizenId, (page - 1) * size, size),
      this.notices.total(citizenId),
    ]);
    return { items, total, page, size };
  }

  async unread(citizenId: number): Promise<UnreadNotices> {
    return { unread: await this.notices.unread(citizenId) };
  }

  /** Once more does no harm. */
  async read(citizenId: number, noticeId: number): Promise<UnreadNotices | RefusalError<'NOTICE.NOT_FOUND'>> {
    const isThere = await this.notices.markRead(citizenId, noticeId);
    return isThere ? this.unread(citizenId) : new RefusalError('NOTICE.NOT_FOUND', { noticeId });
  }

  async readAll(citizenId: number): Promise<UnreadNotices> {
    await this.notices.markAllRead(citizenId);
    return this.unread(citizenId);
  }
}
