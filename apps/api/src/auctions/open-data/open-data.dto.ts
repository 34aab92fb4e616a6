// What the routes of open data give: a release package after the Open Contracting Data Standard 1.1, and the index of them, described for OpenAPI.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { pageQuery } from '../../platform/http';

const PACKAGES_PER_PAGE = 50;
const PACKAGES_PER_PAGE_MAX = 100;
const TIME = { format: 'date-time', example: '2026-11-26T06:05:00.000Z' } as const;
const AWARD_STATES = ['active', 'cancelled'] as const;
const LOT_STATES = ['active', 'complete', 'unsuccessful', 'cancelled'] as const;
const TENDER_STATES = ['active', 'complete', 'cancelled'] as const;
const TAGS = ['tender', 'award'] as const;

export class OpenDataQuery extends pageQuery(PACKAGES_PER_PAGE, PACKAGES_PER_PAGE_MAX) {}

export class PublisherDto {
  @ApiProperty({ description: 'The office that sells the plates' }) readonly name!: string;
  @ApiPropertyOptional({ description: 'Of the site' }) readonly uri?: string;
}

export class OpenDataEntryDto {
  @ApiProperty({ example: 'haopai-12' }) readonly ocid!: string;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
  @ApiProperty(TIME) readonly endedDate!: string;
  @ApiProperty({ description: 'Of its release package' }) readonly uri!: string;
}

export class OpenDataIndexDto {
  @ApiProperty({ example: '1.1', description: 'Of the Open Contracting Data Standard' })
  readonly version!: string;
  @ApiProperty({ type: PublisherDto }) readonly publisher!: PublisherDto;
  @ApiProperty({ description: 'Under which all of it may be used' }) readonly license!: string;
  @ApiProperty({ type: [OpenDataEntryDto], description: 'The newest first' })
  readonly items!: readonly OpenDataEntryDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class ValueDto {
  @ApiProperty({ description: 'Yuan, with two decimals at most' }) readonly amount!: number;
  @ApiProperty({ enum: ['CNY'] }) readonly currency!: 'CNY';
}

class ReleasePeriodDto {
  @ApiProperty(TIME) readonly startDate!: string;
  @ApiProperty(TIME) readonly endDate!: string;
}

class PartyReferenceDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
}

class PartyDto extends PartyReferenceDto {
  @ApiProperty({ type: [String], example: ['procuringEntity', 'seller'] }) readonly roles!: readonly string[];
}

class ClassificationDto {
  @ApiProperty({ example: 'x_plateKind' }) readonly scheme!: string;
  @ApiProperty({ example: 'ordinary' }) readonly id!: string;
}

class ItemDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ example: '浙G8888A' }) readonly description!: string;
  @ApiProperty() readonly quantity!: number;
  @ApiProperty({ type: ClassificationDto }) readonly classification!: ClassificationDto;
  @ApiProperty({ type: [ClassificationDto], description: 'Colour, and district whose documents may buy it' })
  readonly additionalClassifications!: readonly ClassificationDto[];
  @ApiProperty() readonly relatedLot!: string;
}

export class OcdsLotDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ example: '浙G8888A' }) readonly title!: string;
  @ApiProperty({ enum: LOT_STATES }) readonly status!: (typeof LOT_STATES)[number];
  @ApiPropertyOptional({ description: 'Why it was withdrawn' }) readonly statusDetails?: string;
  @ApiProperty({ type: ValueDto, description: 'The start price' }) readonly minValue!: ValueDto;
}

class TenderDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
  @ApiProperty({ enum: TENDER_STATES }) readonly status!: (typeof TENDER_STATES)[number];
  @ApiProperty({ type: PartyReferenceDto }) readonly procuringEntity!: PartyReferenceDto;
  @ApiProperty({ enum: ['open'] }) readonly procurementMethod!: 'open';
  @ApiProperty() readonly procurementMethodDetails!: string;
  @ApiProperty({ enum: ['goods'] }) readonly mainProcurementCategory!: 'goods';
  @ApiProperty({ enum: ['priceOnly'] }) readonly awardCriteria!: 'priceOnly';
  @ApiProperty() readonly awardCriteriaDetails!: string;
  @ApiProperty({ type: [String], example: ['electronicAuction'] })
  readonly submissionMethod!: readonly string[];
  @ApiProperty({ type: ReleasePeriodDto, description: 'In which one could enrol' })
  readonly tenderPeriod!: ReleasePeriodDto;
  @ApiProperty({ type: ReleasePeriodDto, description: 'In which was bid' })
  readonly awardPeriod!: ReleasePeriodDto;
  @ApiProperty({ type: [ItemDto] }) readonly items!: readonly ItemDto[];
  @ApiProperty({ type: [OcdsLotDto] }) readonly lots!: readonly OcdsLotDto[];
}

class ItemReferenceDto {
  @ApiProperty() readonly id!: string;
}

class DocumentDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ example: 'x_bidRecord' }) readonly documentType!: string;
  @ApiProperty({ description: 'The whole record of bids, chained by hashes' }) readonly url!: string;
  @ApiProperty({ example: 'application/json' }) readonly format!: string;
}

export class AwardDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: AWARD_STATES, description: 'Cancelled when the winner did not pay' })
  readonly status!: (typeof AWARD_STATES)[number];
  @ApiProperty(TIME) readonly date!: string;
  @ApiProperty({ type: ValueDto, description: 'The hammer price' }) readonly value!: ValueDto;
  @ApiProperty({ type: [ItemReferenceDto] }) readonly items!: readonly ItemReferenceDto[];
  @ApiProperty({ type: [String] }) readonly relatedLots!: readonly string[];
  @ApiProperty({ type: [DocumentDto] }) readonly documents!: readonly DocumentDto[];
}

class BidStatisticDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['bids'] }) readonly measure!: 'bids';
  @ApiProperty() readonly value!: number;
  @ApiProperty() readonly relatedLot!: string;
}

class BidsDto {
  @ApiProperty({ type: [BidStatisticDto] }) readonly statistics!: readonly BidStatisticDto[];
}

export class ReleaseDto {
  @ApiProperty({ example: 'haopai-12' }) readonly ocid!: string;
  @ApiProperty({ description: 'Another one when what it says has changed' }) readonly id!: string;
  @ApiProperty(TIME) readonly date!: string;
  @ApiProperty({ enum: TAGS, isArray: true }) readonly tag!: readonly (typeof TAGS)[number][];
  @ApiProperty({ enum: ['tender'] }) readonly initiationType!: 'tender';
  @ApiProperty({ example: DEFAULT_LANGUAGE }) readonly language!: string;
  @ApiProperty({ type: [PartyDto] }) readonly parties!: readonly PartyDto[];
  @ApiProperty({ type: TenderDto }) readonly tender!: TenderDto;
  @ApiPropertyOptional({ type: [AwardDto] }) readonly awards?: readonly AwardDto[];
  @ApiPropertyOptional({ type: BidsDto }) readonly bids?: BidsDto;
}

export class ReleasePackageDto {
  @ApiProperty() readonly uri!: string;
  @ApiProperty({ example: '1.1' }) readonly version!: string;
  @ApiProperty({ type: [String], description: 'Those of the standard that it uses' })
  readonly extensions!: readonly string[];
  @ApiProperty(TIME) readonly publishedDate!: string;
  @ApiProperty({ type: PublisherDto }) readonly publisher!: PublisherDto;
  @ApiProperty() readonly license!: string;
  @ApiProperty({ type: [ReleaseDto], description: 'What was offered, and what it came to' })
  readonly releases!: readonly ReleaseDto[];
}
