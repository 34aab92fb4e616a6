// Use case: the auction of an enrolment as a calendar file, with an alarm before it starts.
import { Injectable, StreamableFile } from '@nestjs/common';
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { Language } from '@haopai/rules';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { auctionInText } from '../../communication/notifications';
import { textsIn } from '../../texts';
import { FindEnrolments } from './find-enrolments';

const ALARM_BEFORE_S = 15 * 60;
/** How long an auction is shown as busy: it ends with its last lot, which nobody knows beforehand. */
const SHOWN_MS = 60 * 60_000;

@Injectable()
export class WriteCalendar {
  constructor(
    private readonly enrolments: FindEnrolments,
    private readonly config: Config,
  ) {}

  /** Without the access code: calendars are often shared. It leads to the site's own address, whatever name the request came under. */
  async execute(
    citizenId: number,
    enrolmentId: number,
    language: Language,
  ): Promise<StreamableFile | RefusalError> {
    const enrolment = await this.enrolments.own({ citizenId }, enrolmentId);
    if (enrolment instanceof RefusalError) return enrolment;
    const { auction, paddleNo } = enrolment;
    const words = textsIn(language).calendar;
    const name = `${auction.isDrill === true ? words.drill : ''}${words.summary(auctionInText(auction.title, language))}`;
    const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: '//haopai//auctions//ZH' });
    const event = calendar.createEvent({
      id: `auction-${auction.id}@haopai`,
      start: new Date(auction.startsAtMs),
      end: new Date(auction.startsAtMs + SHOWN_MS),
      summary: name,
      description: words.description(paddleNo),
      url: `${this.config.siteOrigin}/auctions/${auction.id}`,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: ALARM_BEFORE_S });
    return new StreamableFile(Buffer.from(calendar.toString(), 'utf8'), {
      type: 'text/calendar; charset=utf-8',
      disposition: `attachment; filename="auction-${auction.id}.ics"`,
    });
  }
}
