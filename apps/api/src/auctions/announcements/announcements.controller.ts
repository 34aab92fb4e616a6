// The announcement of an auction as a file, readable without an account.
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Language } from '@haopai/rules';
import type { Response } from 'express';
import { IdPipe, RefusalError } from '../../platform/errors';
import { textsIn } from '../../texts';
import { AnnouncementQuery } from './announcements.dto';
import { IssueAnnouncement } from './issue-announcement';

@ApiTags('auctions')
@Controller('auctions')
export class AnnouncementsController {
  constructor(private readonly issue: IssueAnnouncement) {}

  @Get(':id/announcement')
  @ApiProduces('application/pdf')
  @ApiOkResponse({
    description:
      'The one file that there is of it; its SHA-256 stands in Repr-Digest and in the record of acts',
    schema: { type: 'string', format: 'binary' },
  })
  async announcement(
    @Param('id', IdPipe) auctionId: number,
    @Query() { lang }: AnnouncementQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    const file = await this.issue.execute(auctionId, lang);
    if (file instanceof RefusalError) return file;
    const { pdf, sha256 } = file;
    // RFC 9530.
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      length: pdf.byteLength,
      disposition: dispositionOf(auctionId, lang),
    });
  }
}

/** A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187). */
function dispositionOf(auctionId: number, language: Language): string {
  const name = encodeURIComponent(`${textsIn(language).announcement.fileName} ${auctionId}.pdf`);
  return `attachment; filename="haopai-announcement-${auctionId}.pdf"; filename*=UTF-8''${name}`;
}
