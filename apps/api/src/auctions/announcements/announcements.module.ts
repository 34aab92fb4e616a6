// What is announced of a published auction.
import { Module } from '@nestjs/common';
import { ContentModule } from '../../communication/content';
import { ConditionsModule } from '../conditions';
import { AuctionsModule } from '../public';
import { AnnouncementPrinter } from './announcement-printer';
import { AnnouncementsController } from './announcements.controller';
import { AnnouncementsStore } from './announcements.store';
import { IssueAnnouncement } from './issue-announcement';

@Module({
  imports: [AuctionsModule, ConditionsModule, ContentModule],
  controllers: [AnnouncementsController],
  providers: [AnnouncementPrinter, AnnouncementsStore, IssueAnnouncement],
})
export class AnnouncementsModule {}
