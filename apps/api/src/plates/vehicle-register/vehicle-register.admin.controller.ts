// The vehicle register before the staff: how far it was told, files there and back, and which plates it has given to a car.
import { Body, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  type Page,
  REGISTER_TROUBLES,
  type RegisterAnswers,
  type RegisterCheck,
  type RegisterReportView,
  type RegisterView,
} from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  ReasonDto,
  RequiresPermission,
} from '../../access/staff-authentication';
import { CSV, type SheetUpload, TemplateQuery, UploadedSheet, XLSX } from '../../auctions/sheets';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ExchangeFiles } from './exchange-files';
import { FollowReports } from './follow-reports';
import {
  CheckRegisterDto,
  RegisterAnswersDto,
  RegisterCheckDto,
  VehicleRegisterDto,
  RegisterReportPageDto,
  RegisterReportsQuery,
} from './vehicle-register.dto';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@AdminController('vehicle register')
export class VehicleRegisterController {
  constructor(
    private readonly reports: FollowReports,
    private readonly files: ExchangeFiles,
  ) {}

  @Get('vehicle-register')
  @RequiresPermission('register.act')
  @ApiOkResponse({ type: VehicleRegisterDto })
  overview(@CurrentStaff() actor: Actor): Promise<RegisterView | RefusalError> {
    return this.reports.overview(actor);
  }

  @Get('vehicle-register/reports')
  @RequiresPermission('register.act')
  @ApiOkResponse({ type: RegisterReportPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { state, page, size }: RegisterReportsQuery,
  ): Promise<Page<RegisterReportView> | RefusalError> {
    return this.reports.page(actor, state === undefined ? REGISTER_TROUBLES : [state], page, size);
  }

  @Post('vehicle-register/reports/:id/again')
  @HttpCode(200)
  @RequiresPermission('register.act')
  @ApiOkResponse({ type: VehicleRegisterDto })
  again(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) reportId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<RegisterView | RefusalError> {
    return this.reports.again(actor, reportId, reason);
  }

  @Post('vehicle-register/reports/:id/settle')
  @HttpCode(200)
  @RequiresPermission('register.act')
  @ApiOkResponse({ type: VehicleRegisterDto })
  settle(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) reportId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<RegisterView | RefusalError> {
    return this.reports.settle(actor, reportId, reason);
  }

  @Get('vehicle-register/file')
  @RequiresPermission('register.act')
  @ApiProduces(CSV)
  @ApiOkResponse({ ...FILE, description: 'Paid plates that the register has not been told of' })
  download(
    @CurrentStaff() actor: Actor,
    @Query() { language }: TemplateQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.files.download(actor, language);
  }

  @Post('vehicle-register/answers')
  @HttpCode(200)
  @RequiresPermission('register.act')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiOkResponse({ type: RegisterAnswersDto, description: 'What became of each line' })
  upload(
    @CurrentStaff() actor: Actor,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<RegisterAnswers | RefusalError> {
    return this.files.upload(actor, upload);
  }

  @Post('vehicle-register/check')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: RegisterCheckDto })
  check(
    @CurrentStaff() actor: Actor,
    @Body() { numbers }: CheckRegisterDto,
  ): Promise<RegisterCheck | RefusalError> {
    return this.reports.check(actor, numbers);
  }
}
