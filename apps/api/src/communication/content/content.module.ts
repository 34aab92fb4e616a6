// Guides, announcements, their pictures, and contact details: read by all, written by editors.
import { Module } from '@nestjs/common';
import { Announcements } from './announcements';
import { ArticlesStore } from './articles.store';
import { ContactStore } from './contact.store';
import { ContentController } from './content.controller';
import { AdminArticlesController } from './editing/articles.admin.controller';
import { EditArticles } from './editing/edit-articles';
import { EditContact } from './editing/edit-contact';
import { EditedArticlesStore } from './editing/edited-articles.store';
import { EditedContactStore } from './editing/edited-contact.store';
import { PublishArticle } from './editing/publish-article';
import { AdminSiteController } from './editing/site.admin.controller';
import { FindArticles } from './find-articles';
import { FindContact } from './find-contact';
import { HtmlLaundry } from './html-laundry';
import { OfficeHotline } from './office-hotline';
import { AddPicture } from './pictures/add-picture';
import { DeletePicture } from './pictures/delete-picture';
import { FindPictures } from './pictures/find-pictures';
import { PictureUsesStore } from './pictures/picture-uses.store';
import { AdminPicturesController } from './pictures/pictures.admin.controller';
import { PicturesController } from './pictures/pictures.controller';
import { PicturesStore } from './pictures/pictures.store';

@Module({
  controllers: [
    AdminArticlesController,
    AdminPicturesController,
    AdminSiteController,
    ContentController,
    PicturesController,
  ],
  providers: [
    AddPicture,
    Announcements,
    ArticlesStore,
    ContactStore,
    DeletePicture,
    EditArticles,
    EditContact,
    EditedArticlesStore,
    EditedContactStore,
    FindArticles,
    FindContact,
    FindPictures,
    HtmlLaundry,
    OfficeHotline,
    PictureUsesStore,
    PicturesStore,
    PublishArticle,
  ],
  exports: [Announcements, FindContact],
})
export class ContentModule {}
