// Guides, announcements and contact details.
import { Module } from '@nestjs/common';
import { ArticlesStore } from './articles.store';
import { ContactStore } from './contact.store';
import { ContentController } from './content.controller';
import { FindArticles } from './find-articles';
import { FindContact } from './find-contact';
import { HtmlLaundry } from './html-laundry';

@Module({
  controllers: [ContentController],
  providers: [ArticlesStore, ContactStore, FindArticles, FindContact, HtmlLaundry],
  exports: [FindContact],
})
export class ContentModule {}
