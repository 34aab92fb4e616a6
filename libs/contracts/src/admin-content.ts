// What editors see and send: articles in every state, pictures, the contact page, versions of the user agreement, words of text messages.
import type { InEachLanguage, Language } from '@haopai/rules';
import type { ArticleKind, ContactView } from './articles';

/** The address of an article: up to five words, the first of 20 letters and digits at most, the others of 14. */
export const ARTICLE_SLUG = /^[a-z0-9]{1,20}(?:-[a-z0-9]{1,14}){0,4}$/;
/** Of an article among its kind. */
export const ARTICLE_POSITION_MAX = 10_000;

/** `withdrawn`: readers saw it, or would have, before somebody took it back. */
export type ArticleState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** As an editor writes it: in Markdown. Of a draft parts may still be empty. */
export interface ArticleWords {
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

export interface AdminArticleHead {
  readonly id: number;
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly state: ArticleState;
  readonly titles: InEachLanguage<string>;
  /** When readers saw it first, or will. */
  readonly publishedAtMs: number | null;
  readonly updatedAtMs: number;
  readonly version: number;
}

export interface AdminArticleView extends AdminArticleHead {
  /** Its place among the guides. */
  readonly position: number;
  readonly texts: InEachLanguage<ArticleWords>;
}

export interface AddArticleBody {
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly texts: InEachLanguage<ArticleWords>;
}

export interface ChangeArticleBody {
  readonly version: number;
  readonly position: number;
  readonly texts: InEachLanguage<ArticleWords>;
}

/** Without a time, now. */
export interface PublishArticleBody {
  readonly version: number;
  readonly publishedAtMs?: number;
}

export interface WithdrawArticleBody {
  readonly version: number;
  readonly reason: string;
}

export interface PreviewArticleBody {
  readonly texts: InEachLanguage<ArticleWords>;
}

/** The HTML that readers would get. */
export type ArticlePreview = InEachLanguage<string>;

export const PICTURE_BYTES_MAX = 2 * 1024 * 1024;
/** Of either side, in pixels. */
export const PICTURE_SIDE_MAX = 4_096;
export const PICTURES_MAX = 2_000;
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

export interface PictureView {
  /** At which readers find it: made from its content, so that it never shows anything else. */
  readonly address: string;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly byteCount: number;
  readonly addedAtMs: number;
}

/** Where a picture is used: as long as there is such a place it stays. */
export interface PictureUses {
  /** In every state: what is withdrawn can be published again. */
  readonly articles: readonly AdminArticleHead[];
  /** Versions of the user agreement that link to it. */
  readonly agreements: readonly string[];
}

export interface AdminPictureView extends PictureView {
  /** Null when it came in before that was kept. */
  readonly addedBy: string | null;
  readonly uses: PictureUses;
}

export type PictureUsage = 'used' | 'unused';

export interface AdminContactView extends InEachLanguage<ContactView> {
  readonly version: number;
}

export interface AgreementWords {
  readonly title: string;
  readonly html: string;
  readonly identityTitle: string;
  readonly identityHtml: string;
}

export type AgreementState = 'coming' | 'inForce' | 'past';

export interface AdminAgreementHead {
  /** The day from which it is in force, `2026-11-01`. */
  readonly version: string;
  readonly state: AgreementState;
  readonly publishedAtMs: number;
  readonly titles: InEachLanguage<string>;
  /** How many accounts agreed to it last. */
  readonly citizens: number;
}

export interface AdminAgreementView extends AdminAgreementHead {
  readonly texts: InEachLanguage<AgreementWords>;
}

/** In force from midnight in Beijing of that day. */
export interface AddAgreementBody {
  readonly version: string;
  readonly texts: InEachLanguage<AgreementWords>;
}

export interface ReasonBody {
  readonly reason: string;
}

/** Every kind of text that the site sends. */
export type SmsTextName =
  | 'registerCode'
  | 'loginCode'
  | 'recoverCode'
  | 'changeMobileCode'
  | 'confirmCode'
  | 'mobileHasAccount'
  | 'passwordChanged'
  | 'mobileChanged'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'enrolled'
  | 'auctionSoon'
  | 'auctionCancelled'
  | 'auctionPostponed'
  | 'auctionSuspended'
  | 'lotWon'
  | 'lotCovered'
  | 'balanceSoon'
  | 'balanceExtended'
  | 'balancePaid'
  | 'depositsRefunded'
  | 'depositForfeited'
  | 'winDisqualified'
  | 'nextBidderOffered'
  | 'reservationApproved'
  | 'reservationRejected'
  | 'reservationInAuction'
  | 'watchStart'
  | 'outbid'
  | 'workWaits'
  | 'decisionWaits';

export interface SmsTextView {
  readonly template: SmsTextName;
  readonly language: Language;
  /** Parameters stand in it as `${code}`; the site's sign comes before it. */
  readonly text: string;
  readonly shippedText: string;
  readonly params: readonly string[];
  /** The provider's number of these words; null while that of the configuration counts. */
  readonly providerCode: string | null;
  /** 0 for the words of the program. */
  readonly version: number;
}

export interface SmsTextsView {
  /** The provider sends only words that it knows: a change needs its number for them. */
  readonly needsProviderCode: boolean;
  readonly items: readonly SmsTextView[];
}

/** Without a text the words of the program count again. */
export interface ChangeSmsTextBody {
  readonly version: number;
  readonly text?: string;
  readonly providerCode?: string;
  readonly reason: string;
}

export interface SmsTextChange {
  readonly version: number;
  readonly text: string | null;
  readonly providerCode: string | null;
  readonly changedAtMs: number;
  readonly staffName: string;
  readonly reason: string;
}
