// What the routes of staff's sessions take and give, described for OpenAPI; the compiler holds it to the contracts.
import { type EndStaffSessionsBody, REASON_MAX, type StaffSessionView } from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';

const ID_LENGTH_MAX = 64;

export class StaffSessionDto implements StaffSessionView {
  @ApiProperty({ description: 'Not the session’s secret id' }) readonly id!: string;
  @ApiProperty({ example: 'Chrome 141 · Windows', description: 'Empty when the browser does not say' })
  readonly device!: string;
  @ApiProperty({ example: '203.0.*.*', description: 'Network address at log-in, its first half' })
  readonly maskedAddress!: string;
  @ApiProperty() readonly openedAtMs!: number;
  @ApiProperty({ description: 'To the minute' }) readonly lastUsedAtMs!: number;
  @ApiProperty() readonly isCurrent!: boolean;
}

export class EndStaffSessionsDto implements EndStaffSessionsBody {
  @ApiPropertyOptional({ maxLength: ID_LENGTH_MAX, description: 'Missing where all of them end' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(ID_LENGTH_MAX)
  readonly sessionId?: string;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}
