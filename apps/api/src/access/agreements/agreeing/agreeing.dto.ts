// What the routes of one's own agreement take and give.
import type { AgreeBody, AgreementChanges, OwnAgreementView } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { AgreementDto } from '../agreements.dto';

const VERSION_LENGTH_MAX = 20;

export class AgreeDto implements AgreeBody {
  @ApiProperty({ maxLength: VERSION_LENGTH_MAX, description: 'Of the agreement that was read' })
  @IsString()
  @MaxLength(VERSION_LENGTH_MAX)
  readonly version!: string;

  @ApiProperty({ description: 'Of its own, to the handling of identity data' })
  @IsBoolean()
  readonly identityConsent!: boolean;
}

class AgreementChangesDto implements AgreementChanges {
  @ApiProperty({ type: [String] }) readonly added!: readonly string[];
  @ApiProperty({ type: [String] }) readonly removed!: readonly string[];
}

export class OwnAgreementDto implements OwnAgreementView {
  @ApiProperty({ type: AgreementDto }) readonly agreement!: AgreementDto;
  @ApiProperty({ description: 'It has still to be agreed to' }) readonly isDue!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly agreedVersion!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Epoch milliseconds UTC' })
  readonly agreedAtMs!: number | null;
  @ApiProperty({ type: AgreementChangesDto, nullable: true, description: 'Passages of plain text' })
  readonly changes!: AgreementChangesDto | null;
}
