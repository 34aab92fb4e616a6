// What identity's routes take and give.
import { ApiProperty } from '@nestjs/swagger';
import type { CitizenView, LoginBody } from '@haopai/contracts';
import { IsString, MaxLength, MinLength } from 'class-validator';

const USERNAME_LENGTH_MAX = 64;
const PASSWORD_LENGTH_MAX = 128;

export class LoginDto implements LoginBody {
  @ApiProperty({ maxLength: USERNAME_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxLength(USERNAME_LENGTH_MAX)
  readonly username!: string;

  @ApiProperty({ maxLength: PASSWORD_LENGTH_MAX, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_LENGTH_MAX)
  readonly password!: string;
}

export class CitizenDto implements CitizenView {
  @ApiProperty()
  readonly id!: number;

  @ApiProperty()
  readonly username!: string;

  @ApiProperty()
  readonly displayName!: string;

  @ApiProperty({ enum: ['person', 'organisation'] })
  readonly kind!: 'person' | 'organisation';

  @ApiProperty({
    description: 'Administrative code of the region of the citizen’s document',
    example: '330702',
  })
  readonly region!: string;
}
