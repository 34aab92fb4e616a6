// The citizen behind a session, as identity's routes give it.
import { ApiProperty } from '@nestjs/swagger';
import type { OwnCitizenView } from '@haopai/contracts';

export class CitizenDto implements OwnCitizenView {
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

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A version of the user agreement that has still to be agreed to',
  })
  readonly agreementDue!: string | null;
}
