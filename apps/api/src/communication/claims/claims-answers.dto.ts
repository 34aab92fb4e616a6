// What the routes of claims give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AdminClaimLine,
  type AdminClaimMessageView,
  type AdminClaimView,
  CLAIM_ABOUTS,
  CLAIM_STATES,
  type ClaimAbout,
  type ClaimedCar,
  type ClaimFileView,
  type ClaimLine,
  type ClaimMessageKind,
  type ClaimMessageView,
  type ClaimState,
  type ClaimView,
  type Page,
} from '@haopai/contracts';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ClaimedIdentityDto } from '../../access/identity-checks';

const TIME = 'Epoch milliseconds UTC';
const KINDS: readonly ClaimMessageKind[] = ['claim', 'reply', 'question', 'answer', 'closing'];

class ClaimFileDto implements ClaimFileView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: 'image/jpeg' }) readonly type!: string;
  @ApiProperty() readonly byteCount!: number;
}

class ClaimMessageDto implements ClaimMessageView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: KINDS }) readonly kind!: ClaimMessageKind;
  @ApiProperty() readonly text!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty({ type: [ClaimFileDto] }) readonly files!: readonly ClaimFileDto[];
}

export class ClaimLineDto implements ClaimLine {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: CLAIM_ABOUTS }) readonly about!: ClaimAbout;
  @ApiProperty({ type: String, nullable: true }) readonly ref!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Title of the auction, number of the plate or order',
  })
  readonly name!: string | null;
  @ApiProperty({ enum: CLAIM_STATES }) readonly state!: ClaimState;
  @ApiProperty({ description: `${TIME}: until when it is answered, or a reply is waited for` })
  readonly dueAtMs!: number;
  @ApiProperty({ description: TIME }) readonly createdAtMs!: number;
  @ApiProperty({ description: TIME }) readonly changedAtMs!: number;
}

export class ClaimPageDto implements Page<ClaimLine> {
  @ApiProperty({ type: [ClaimLineDto] }) readonly items!: readonly ClaimLineDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class ClaimDto extends ClaimLineDto implements ClaimView {
  @ApiProperty({ type: [ClaimMessageDto], description: 'The oldest first' })
  readonly messages!: readonly ClaimMessageDto[];
}

class AssignedDto {
  @ApiProperty() readonly staffId!: number;
  @ApiProperty() readonly name!: string;
}

class AdminClaimFacts {
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty() readonly username!: string;
  @ApiProperty({ type: AssignedDto, nullable: true }) readonly assigned!: AssignedDto | null;
  @ApiProperty() readonly version!: number;
}

export class AdminClaimLineDto
  extends IntersectionType(ClaimLineDto, AdminClaimFacts)
  implements AdminClaimLine {}

export class AdminClaimPageDto implements Page<AdminClaimLine> {
  @ApiProperty({ type: [AdminClaimLineDto] }) readonly items!: readonly AdminClaimLineDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class AdminClaimMessageDto extends ClaimMessageDto implements AdminClaimMessageView {
  @ApiProperty({ type: String, nullable: true, description: 'Null for the citizen’s' })
  readonly staffName!: string | null;
}

const HOLDERS = ['order', 'entry', 'reservation', 'plate'] as const;

class ClaimedCarDto implements ClaimedCar {
  @ApiProperty({ enum: HOLDERS, nullable: true, description: 'What holds it now' })
  readonly holder!: ClaimedCar['holder'];
  @ApiProperty() readonly isUnpaid!: boolean;
  @ApiProperty({ description: 'Held by the claimant' }) readonly isClaimants!: boolean;
  @ApiProperty({ description: 'Granted to the claimant' }) readonly isGranted!: boolean;
}

export class AdminClaimDto extends AdminClaimLineDto implements AdminClaimView {
  @ApiProperty({ type: ClaimedCarDto, nullable: true, description: 'Null unless it is about a car' })
  readonly car!: ClaimedCarDto | null;
  @ApiProperty({
    type: ClaimedIdentityDto,
    nullable: true,
    description: 'Null unless about a document or region',
  })
  readonly identity!: ClaimedIdentityDto | null;
  @ApiProperty({ type: [AdminClaimMessageDto], description: 'The oldest first' })
  readonly messages!: readonly AdminClaimMessageDto[];
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}; null while it is not answered` })
  readonly erasedAtMs!: number | null;
}
