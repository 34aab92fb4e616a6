// What citizens wish for, before the staff.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { ApprovalTerms, Page, ReservationCase } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { type Decision, DecideReservation } from './decide-reservation';
import {
  ApproveReservationDto,
  ApprovalTermsDto,
  RejectReservationDto,
  ReservationCaseDto,
  ReservationCasePageDto,
  ReservationCasesQuery,
} from './reservations.admin.dto';
import { ReviewReservations } from './review-reservations';

const DAY_MS = 24 * 60 * 60_000;

@AdminController('reservations')
export class ReservationsAdminController {
  constructor(
    private readonly review: ReviewReservations,
    private readonly decide: DecideReservation,
  ) {}

  @Get('reservations')
  @RequiresPermission('reservations.read')
  @ApiOkResponse({ type: ReservationCasePageDto, description: 'What waits first, the oldest of it before' })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, ...search }: ReservationCasesQuery,
  ): Promise<Page<ReservationCase> | RefusalError> {
    return this.review.page(actor, search, page, size);
  }

  @Get('reservations/terms')
  @RequiresPermission('reservations.read')
  @ApiOkResponse({ type: ApprovalTermsDto })
  terms(@CurrentStaff() actor: Actor): ApprovalTerms | RefusalError {
    return this.review.terms(actor);
  }

  @Post('reservations/:id/approval')
  @HttpCode(200)
  @RequiresPermission('reservations.decide')
  @ApiOkResponse({ type: ReservationCaseDto })
  approve(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) reservationId: number,
    @Body() { depositFen, startPriceFen, payDays }: ApproveReservationDto,
  ): Promise<ReservationCase | RefusalError> {
    const payWithinMs = payDays * DAY_MS;
    return this.decided(actor, reservationId, { kind: 'approve', depositFen, startPriceFen, payWithinMs });
  }

  @Post('reservations/:id/rejection')
  @HttpCode(200)
  @RequiresPermission('reservations.decide')
  @ApiOkResponse({ type: ReservationCaseDto })
  reject(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) reservationId: number,
    @Body() { reason }: RejectReservationDto,
  ): Promise<ReservationCase | RefusalError> {
    return this.decided(actor, reservationId, { kind: 'reject', reason: reason.trim() });
  }

  private async decided(
    actor: Actor,
    reservationId: number,
    decision: Decision,
  ): Promise<ReservationCase | RefusalError> {
    const refused = await this.decide.execute(actor, reservationId, decision);
    return refused ?? this.review.one(actor, reservationId);
  }
}
