// The tables as stores see them.
export { AgreementModel } from './agreement.model';
export { ArticleModel } from './article.model';
export { ArticleTranslationModel } from './article-translation.model';
export { AuctionModel } from './auction.model';
export { CitizenDeviceModel } from './citizen-device.model';
export { CitizenModel } from './citizen.model';
export { ContactDetailsModel } from './contact-details.model';
export { DepositModel } from './deposit.model';
export { EnrolmentModel } from './enrolment.model';
export { EntryModel } from './entry.model';
export { LogInModel } from './log-in.model';
export { LotHeadModel } from './lot-head.model';
export { LotModel } from './lot.model';
export { OrderEventModel } from './order-event.model';
export { OrderModel } from './order.model';
export { RefundModel } from './refund.model';
export { RegionModel } from './region.model';
