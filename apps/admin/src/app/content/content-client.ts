// What editors work on, over the wire.
import { inject, Injectable } from '@angular/core';
import type {
  AddAgreementBody,
  AddArticleBody,
  AdminAgreementHead,
  AdminAgreementView,
  AdminArticleHead,
  AdminArticleView,
  AdminContactView,
  AdminPictureView,
  ArticlePreview,
  ArticleWords,
  ChangeArticleBody,
  ChangeSmsTextBody,
  Page,
  PictureView,
  SmsTextChange,
  SmsTextsView,
  SmsTextView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import type { InEachLanguage } from '@haopai/rules';
import { AdminApi, type SearchParams } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class ContentClient {
  private readonly api = inject(AdminApi);

  articles(search: SearchParams): ReadRequest<Page<AdminArticleHead>> {
    return this.api.at('/articles', search);
  }

  article(id: number): Promise<Outcome<AdminArticleView>> {
    return this.api.get(`/articles/${id}`);
  }

  add(body: AddArticleBody): Promise<Outcome<AdminArticleView>> {
    return this.api.post('/articles', body);
  }

  change(id: number, body: ChangeArticleBody): Promise<Outcome<AdminArticleView>> {
    return this.api.put(`/articles/${id}`, body);
  }

  preview(texts: InEachLanguage<ArticleWords>): Promise<Outcome<ArticlePreview>> {
    return this.api.post('/articles/preview', { texts });
  }

  publish(id: number, version: number, publishedAtMs: number | null): Promise<Outcome<AdminArticleView>> {
    return this.api.post(`/articles/${id}/publish`, {
      version,
      ...(publishedAtMs === null ? {} : { publishedAtMs }),
    });
  }

  withdraw(id: number, version: number, reason: string): Promise<Outcome<AdminArticleView>> {
    return this.api.post(`/articles/${id}/withdraw`, { version, reason });
  }

  /** The bare file: the server judges what it holds. */
  addPicture(file: File): Promise<Outcome<PictureView>> {
    return this.api.post('/pictures', file);
  }

  pictures(search: SearchParams): ReadRequest<Page<AdminPictureView>> {
    return this.api.at('/pictures', search);
  }

  deletePicture(name: string, reason: string): Promise<Outcome<null>> {
    return this.api.delete(`/pictures/${name}`, { reason });
  }

  contact(): Promise<Outcome<AdminContactView>> {
    return this.api.get('/contact');
  }

  changeContact(body: AdminContactView): Promise<Outcome<AdminContactView>> {
    return this.api.put('/contact', body);
  }

  agreements(): Promise<Outcome<readonly AdminAgreementHead[]>> {
    return this.api.get('/agreements');
  }

  agreement(version: string): Promise<Outcome<AdminAgreementView>> {
    return this.api.get(`/agreements/${version}`);
  }

  addAgreement(body: AddAgreementBody): Promise<Outcome<AdminAgreementView>> {
    return this.api.post('/agreements', body);
  }

  withdrawAgreement(version: string, reason: string): Promise<Outcome<readonly AdminAgreementHead[]>> {
    return this.api.post(`/agreements/${version}/withdraw`, { reason });
  }

  smsTexts(): Promise<Outcome<SmsTextsView>> {
    return this.api.get('/sms-texts');
  }

  smsTextHistory({ template, language }: SmsTextView): Promise<Outcome<readonly SmsTextChange[]>> {
    return this.api.get(`/sms-texts/${template}/${language}/history`);
  }

  changeSmsText({ template, language }: SmsTextView, body: ChangeSmsTextBody): Promise<Outcome<SmsTextView>> {
    return this.api.put(`/sms-texts/${template}/${language}`, body);
  }
}
